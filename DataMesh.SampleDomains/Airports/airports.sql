-- airports_csv is data/airports.csv with every field as text, empty ones as NULL. The source writes NA where it knows no city or state, and
-- drops the sign where it is unusual: American Samoa (AS) lies south of the equator, Guam and the Northern Marianas (CQ) east of Greenwich.
SELECT
    iata,
    trim(name) AS name,
    nullif(trim(city), 'NA') AS city,
    nullif(state, 'NA') AS state,
    country,
    CASE WHEN state = 'AS' THEN -abs(latitude::DOUBLE) ELSE latitude::DOUBLE END AS latitude,
    CASE WHEN state IN ('GU', 'CQ') THEN abs(longitude::DOUBLE) ELSE longitude::DOUBLE END AS longitude
FROM airports_csv
