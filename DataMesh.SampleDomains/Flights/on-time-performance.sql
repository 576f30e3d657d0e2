-- recorded_flight holds what the operational database has recorded since the last run.
SELECT
    id AS flight_id,
    departure::DATE AS flight_date,
    strftime(departure, '%H:%M:%S') AS departure_time,
    delay,
    distance,
    origin,
    destination
FROM recorded_flight
