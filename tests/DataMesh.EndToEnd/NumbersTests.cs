using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;

namespace DataMesh.EndToEnd;

/// <summary>What consumers read equals what a query of our own over the source files gives.</summary>
public sealed class NumbersTests(Mesh mesh)
{
    private const string Airport = "/data/airports/airports/v1/airport";
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
    public async Task Flights_can_be_read_by_anyone()
    {
        var rows = await ReadAsync("/data/flights/on-time-performance/v1/flight?$top=5");

        Assert.Equal(5, rows.Count);
    }

    private async Task<List<JsonElement>> ReadAsync(string path)
    {
        var document = await mesh.GetAsync<JsonElement>(path, Cancel);
        return [.. document.GetProperty("value").EnumerateArray()];
    }
}
