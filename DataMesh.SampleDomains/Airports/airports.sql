-- airports_csv is data/airports.csv with every field as text, empty ones as NULL.
SELECT
    iata,
    trim(name) AS name,
    trim(city) AS city,
    nullif(state, 'NA') AS state,
    country,
    latitude::DOUBLE AS latitude,
    longitude::DOUBLE AS longitude
FROM airports_csv
