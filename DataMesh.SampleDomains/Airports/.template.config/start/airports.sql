--#if (reads && sourced)
-- airports.airport is the input port airports/airports v1, at the version that was newest when the run began.
-- the_source is the source of that name in the-contract.odcs.yaml.
SELECT
    s.code,
    trim(s.name) AS name,
    count(a.iata)::DOUBLE AS amount
FROM the_source AS s
LEFT JOIN airports.airport AS a ON a.state = s.code
GROUP BY s.code, s.name
--#elseif (reads)
-- airports.airport is the input port airports/airports v1, at the version that was newest when the run began.
SELECT
    state AS code,
    'Airports of ' || state AS name,
    count(*)::DOUBLE AS amount
FROM airports.airport
WHERE state IS NOT NULL
GROUP BY state
--#else
-- the_source is the source of that name in the-contract.odcs.yaml.
SELECT
    code,
    trim(name) AS name,
    amount::DOUBLE AS amount
FROM the_source
--#endif
