using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;

namespace DataMesh.EndToEnd;

/// <summary>What consumers read equals what a query of our own over the source files gives.</summary>
public sealed class NumbersTests(Mesh mesh)
{
    private const string Airport = "/data/airports/airports/v1/airport";

    /// <summary>Columns of <c>airport_month</c> that are the same to the letter; the rest are means.</summary>
    private const int Facts = 6;

    /// <summary>
    /// What the contract's descriptions say, put into SQL for this test alone. The source writes NA where it knows no city or state.
    /// </summary>
    private static readonly string AirportMonths = $"""
        WITH flown AS (SELECT *, origin AS code, year(date) AS y, month(date) AS m FROM {Oracle.Flights}),
             place AS (SELECT * REPLACE (CASE city WHEN 'NA' THEN NULL ELSE city END AS city, CASE state WHEN 'NA' THEN NULL ELSE state END AS state)
                       FROM {Oracle.Airports})
        SELECT code,
               printf('%04d-%02d-01', y, m),
               (SELECT name FROM place WHERE iata = code),
               (SELECT city FROM place WHERE iata = code),
               (SELECT state FROM place WHERE iata = code),
               count(*),
               sum(delay)::DOUBLE / count(*),
               count(*) FILTER (WHERE delay >= 16)::DOUBLE / count(*),
               sum(distance)::DOUBLE / count(*)
        FROM flown GROUP BY code, y, m ORDER BY code, y, m
        """;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Airports_are_filtered_ordered_and_cut_as_asked()
    {
        var rows = await ReadAsync($"{Airport}?$filter=state eq 'CA'&$orderby=name&$top=5");

        var expected = Oracle.Ask($"SELECT iata, name FROM {Oracle.Airports} WHERE state = 'CA' ORDER BY name LIMIT 5");
        Assert.Equal(expected, rows.Select(row => new[] { row.GetProperty("iata").GetString()!, row.GetProperty("name").GetString()! }));
    }

    [Fact]
    public async Task Airports_leave_as_CSV_when_asked_for()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"{Airport}?$filter=state eq 'CA'&$orderby=name&$top=5&$select=iata,name", UriKind.Relative));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/csv"));
        using var response = await mesh.Gateway.SendAsync(request, Cancel);
        var lines = (await response.Content.ReadAsStringAsync(Cancel)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal("text/csv", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("iata,name", lines[0]);
        Assert.Equal(5, lines.Length - 1);
    }

    [Fact]
    public async Task Every_airport_and_every_flight_of_January_2001_is_there()
    {
        var rows = await mesh.Gateway.PostSqlAsync(
            "select (select count(*) from airports.airport) as airports, (select count(*) from flights.flight) as flights, "
            + "(select sum(delay) from flights.flight) as delay, (select sum(distance) from flights.flight) as distance",
            Cancel);

        var expected = Oracle.Ask(
            $"SELECT (SELECT count(*) FROM {Oracle.Airports}), count(*), sum(delay), sum(distance) FROM {Oracle.Flights}");
        Assert.Equal(["3376", "508239"], expected[0].Take(2));
        Assert.Equal(expected, rows);
    }

    [Fact]
    public async Task A_query_joins_the_tables_of_two_domains()
    {
        const string Shape = "SELECT a.state, count(*) AS flights FROM {0} f JOIN {1} a ON a.iata = f.origin GROUP BY a.state ORDER BY flights DESC, a.state LIMIT 10";

        var rows = await mesh.Gateway.PostSqlAsync(string.Format(CultureInfo.InvariantCulture, Shape, "flights.flight", "airports.airport"), Cancel);

        Assert.Equal(Oracle.Ask(string.Format(CultureInfo.InvariantCulture, Shape, Oracle.Flights, Oracle.Airports)), rows);
    }

    [Fact]
    public async Task Punctuality_says_of_every_airport_and_month_what_the_source_files_say()
    {
        var rows = await mesh.Gateway.PostSqlAsync(
            "select iata, month, airport, city, state, flights, average_delay, delayed_share, average_distance "
            + "from punctuality.airport_month order by iata, month",
            Cancel);

        var expected = Oracle.Ask(AirportMonths);
        Assert.NotEmpty(expected);
        Assert.Equal(expected.Select(row => row[..Facts]), rows.Select(row => row[..Facts]));
        Assert.All(expected.Zip(rows), pair => Assert.Equal(Means(pair.First), Means(pair.Second)));
    }

    [Fact]
    public async Task Flights_can_be_read_by_anyone()
    {
        var rows = await ReadAsync("/data/flights/on-time-performance/v1/flight?$top=5");

        Assert.Equal(5, rows.Count);
    }

    /// <summary>To nine digits: the last of a double depends on the order of summing.</summary>
    private static IEnumerable<double> Means(string[] row) =>
        row[Facts..].Select(text => Math.Round(double.Parse(text, CultureInfo.InvariantCulture), 9));

    private async Task<List<JsonElement>> ReadAsync(string path)
    {
        var document = await mesh.GetAsync<JsonElement>(path, Cancel);
        return [.. document.GetProperty("value").EnumerateArray()];
    }
}
