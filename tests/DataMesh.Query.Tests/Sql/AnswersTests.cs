using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using DataMesh.Client;
using DataMesh.Tables;
using DataMesh.Testing;

namespace DataMesh.Query.Tests.Sql;

public sealed class AnswersTests(QueryFixture mesh) : IClassFixture<QueryFixture>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Tables_of_two_domains_are_joined_and_the_answer_says_which_versions_it_read()
    {
        var result = await mesh.App.ResultAsync(
            """
            select a.city, sum(f.delay) as delay from flights.flight f join airports.airport a on a.iata = f.origin
            group by all order by all
            """);

        Assert.Equal("""[{"city":"New York","delay":30},{"city":"San Francisco","delay":-3}]""", result["rows"]!.ToJsonString());
        Assert.Equal(["city", "delay"], result["columns"]!.AsArray().Select(column => (string)column!["name"]!));
        Assert.Equal(
            """{"airports.airports_v1.airport":0,"flights.on_time_performance_v2.flight":0}""", result["dataVersions"]!.ToJsonString());
        Assert.Equal(2, (int)result["rowCount"]!);
        Assert.False((bool)result["truncated"]!);
    }

    [Theory]
    [InlineData("flights.flight", 3)]
    [InlineData("FLIGHTS.Flight", 3)]
    [InlineData("flights.on_time_performance_v1.flight", 1)]
    [InlineData("flights.on_time_performance_v2.flight", 3)]
    [InlineData("(with flight as (select 1) select * from flight)", 1)]
    [InlineData("(select 1 from flights.flight union all select 1 from Flights.FLIGHT)", 6)]
    public async Task A_table_has_a_short_and_a_lasting_name(string table, int rows)
    {
        var result = await mesh.App.ResultAsync($"select count(*) as n from {table}");

        Assert.Equal(rows, (int)result["rows"]![0]!["n"]!);
    }

    [Fact]
    public async Task A_new_commit_is_read_at_once()
    {
        TableColumn[] columns = [new("n", ColumnType.Long, false)];
        await mesh.WriteAsync(new("moving", "moving", 1, "thing"), columns, "SELECT 1::BIGINT");
        mesh.Catalog.Publish("moving", "moving", new("http://nobody"), "moving/v1/thing");
        await WaitUntil.TrueAsync(
            async () =>
            {
                using var response = await mesh.App.PostAsync(new { sql = "select * from moving.thing" }, accept: null, Cancel);
                return response.StatusCode == HttpStatusCode.OK;
            },
            TimeSpan.FromSeconds(20),
            "the table to be known");

        await mesh.WriteAsync(new("moving", "moving", 1, "thing"), columns, "SELECT 2::BIGINT");
        var result = await mesh.App.ResultAsync("select n from moving.thing");

        Assert.Equal(2, (int)result["rows"]![0]!["n"]!);
        Assert.Equal(1, (int)result["dataVersions"]!["moving.moving_v1.thing"]!);
    }

    [Fact]
    public async Task Json_keeps_every_digit_and_writes_times_as_ISO_8601()
    {
        var text = await mesh.App.TextAsync(
            """
            select 9223372036854775807 as l, 170141183460469231731687303715884105727::hugeint as h,
                   12345678901234567890.12::decimal(38,2) as d,
                   0.1::real as r, 'nan'::double as n, date '2001-01-31' as day, timestamptz '2001-01-31 12:00:00.5+02' as at,
                   [1, 2] as list, {'a': 'é"'} as struct, true as t, null as nothing
            """,
            "application/json");

        Assert.Equal(
            """
            {"l":9223372036854775807,"h":170141183460469231731687303715884105727,"d":12345678901234567890.12,"r":0.1,"n":null,"day":"2001-01-31","at":"2001-01-31T10:00:00.5Z","list":[1,2],"struct":{"a":"é\""},"t":true,"nothing":null}
            """.Trim(),
            text[(text.IndexOf("\"rows\":[", StringComparison.Ordinal) + 8)..text.IndexOf("],\"rowCount\"", StringComparison.Ordinal)]);
    }

    [Theory]
    [InlineData("application/json", """[{"l":[1,null],"s":{"a":null},"i":"3 months","h":6}],"rowCount":1""")]
    [InlineData("application/x-ndjson", """{"l":[1,null],"s":{"a":null},"i":"3 months","h":6}""")]
    [InlineData("text/csv", "\"[1,null]\",\"{\"\"a\"\":null}\",3 months,6\r\n")]
    public async Task A_value_that_NET_has_no_type_for_is_read_in_every_form(string form, string row)
    {
        var text = await mesh.App.TextAsync(
            "select [1, null] as l, {'a': null} as s, interval '3 months' as i, sum(n) as h from (values (1), (2), (3)) t(n); -- done", form);

        Assert.Contains(row, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_types_of_columns_are_told_as_DuckDB_writes_them()
    {
        var result = await mesh.App.ResultAsync("select city, [1.5] as l from airports.airport");

        Assert.Equal("""[{"name":"city","type":"VARCHAR"},{"name":"l","type":"DECIMAL(2,1)[]"}]""", result["columns"]!.ToJsonString());
    }

    [Fact]
    public async Task Csv_has_a_header_quotes_where_needed_and_tells_NULL_from_empty()
    {
        var text = await mesh.App.TextAsync(
            """select 'a,b' as "x""y", null as n, '' as e, 'say "hi"' as q, 1.50::decimal(5,2) as d""", "text/csv");

        Assert.Equal("\"x\"\"y\",n,e,q,d\r\n\"a,b\",,\"\",\"say \"\"hi\"\"\",1.50\r\n", text);
    }

    [Fact]
    public async Task NdJson_is_one_object_a_line()
    {
        var text = await mesh.App.TextAsync("select origin from flights.flight where delay > 0", "application/x-ndjson");

        Assert.Equal("{\"origin\":\"JFK\"}\n{\"origin\":\"JFK\"}\n", text);
    }

    [Theory]
    [InlineData(null, "application/json")]
    [InlineData("*/*", "application/json")]
    [InlineData("text/*", "text/csv")]
    [InlineData("application/xml, text/csv;q=0.5, application/x-ndjson;q=0.9", "application/x-ndjson")]
    public async Task The_form_is_the_one_the_caller_prefers(string? accept, string form)
    {
        using var response = await mesh.App.PostAsync(new { sql = "select 1 as one" }, accept, Cancel);

        Assert.Equal(form, response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task A_form_that_is_not_offered_is_refused_with_those_that_are()
    {
        var (status, problem) = await mesh.App.ProblemAsync(new { sql = "select 1" }, "application/xml");

        Assert.Equal(HttpStatusCode.NotAcceptable, status);
        Assert.Contains("text/csv", problem.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_tables_are_listed_with_both_names()
    {
        var tables = await mesh.App.CreateClient()
            .GetFromJsonAsync<JsonArray>(new Uri("/sql/tables", UriKind.Relative), MeshJson.Options, Cancel);

        Assert.Contains(tables!, table => (string?)table!["name"] == "flights.on_time_performance_v1.flight" && table["shortName"] is null);
        Assert.Contains(
            tables!, table => (string?)table!["name"] == "flights.on_time_performance_v2.flight" && (string?)table["shortName"] == "flights.flight");
    }
}
