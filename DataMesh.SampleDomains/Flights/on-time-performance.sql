-- recorded_flight holds what the operational database has recorded since the last run.
SELECT
    id AS flight_id,
    departure::DATE AS flight_date,
    strftime(departure, '%H:%M:%S') AS departure_time,
    delay::BIGINT AS delay,
    distance::BIGINT AS distance,
    origin,
    destination
FROM recorded_flight
