-- Input ports appear as {domain}.{object}, each at the version that was newest when the run began.
SELECT
    a.iata,
    date_trunc('month', f.flight_date)::DATE AS month,
    any_value(a.name) AS airport,
    any_value(a.city) AS city,
    any_value(a.state) AS state,
    count(*) AS flights,
    avg(f.delay) AS average_delay,
    avg((f.delay > 15)::INTEGER) AS delayed_share,
    avg(f.distance) AS average_distance
FROM flights.flight AS f
JOIN airports.airport AS a ON a.iata = f.origin
GROUP BY a.iata, date_trunc('month', f.flight_date)
