using System.Net;
using DataMesh.Client;

namespace DataMesh.Query.Tests.Sql;

public sealed class RefusalsTests(QueryFixture mesh) : IClassFixture<QueryFixture>
{
    /// <summary>One statement a line; a file of its own, so that the next idea is a line and not code.</summary>
    public static TheoryData<string> Hostile =>
        [
            .. File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Sql", "hostile.sql"))
                .Where(line => line.Length > 0 && !line.StartsWith("--", StringComparison.Ordinal)),
        ];

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task A_statement_that_reads_more_than_tables_or_does_more_than_read_is_refused(string sql)
    {
        var (status, problem) = await mesh.App.ProblemAsync(new { sql = sql.Replace("{root}", mesh.Root, StringComparison.Ordinal) });

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal(Problems.QueryRefused, problem.Type);
        Assert.DoesNotContain(AppContext.BaseDirectory, problem.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("select * from airport", "'airport'", "airports.airport")]
    [InlineData("select * from flights.airport", "'flights.airport'", "airports.airport")]
    [InlineData("select * from airports.airprt", "'airports.airprt'", "airports.airport")]
    [InlineData("select * from flight.flights", "'flight.flights'", "flights.flight")]
    [InlineData("select * from flights.on_time_performance_v9.flight", "'flights.on_time_performance_v9.flight'", "flights.on_time_performance_v")]
    [InlineData("select * from '/etc/passwd'", "'/etc/passwd'", "airports.airport")]
    [InlineData("select * from information_schema.tables", "'information_schema.tables'", "airports.airport")]
    [InlineData("select * from pg_catalog.pg_settings", "'pg_catalog.pg_settings'", "airports.airport")]
    [InlineData("select * from sqlite_master", "'sqlite_master'", "airports.airport")]
    public async Task An_unknown_table_is_named_with_those_nearest(string sql, string named, string nearest)
    {
        var (status, problem) = await mesh.App.ProblemAsync(new { sql });

        Assert.Equal((HttpStatusCode.BadRequest, Problems.QueryInvalid), (status, problem.Type));
        Assert.Contains($"There is no table {named}", problem.Detail, StringComparison.Ordinal);
        Assert.Contains(nearest, problem.Detail![problem.Detail!.IndexOf("nearest", StringComparison.Ordinal)..], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_is_no_table_even_where_it_is_one_of_a_table()
    {
        var (status, problem) = await mesh.App.ProblemAsync(new { sql = $"select * from '{mesh.Root}/airports/airports/v1/airport/*.parquet'" });

        Assert.Equal((HttpStatusCode.BadRequest, Problems.QueryInvalid), (status, problem.Type));
    }

    [Fact]
    public async Task The_nearest_table_comes_first()
    {
        var (_, problem) = await mesh.App.ProblemAsync(new { sql = "select * from flights.on_time_performance_v9.flight" });

        Assert.Contains("nearest: flights.on_time_performance_v1.flight, flights.on_time_performance_v2.flight", problem.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("select citty from airports.airport", "citty", "\"city\"")]
    [InlineData("select a.citty from airports.airport a", "citty", "\"city\"")]
    [InlineData("select city from airports.airport order by iatta", "iatta", "\"iata\"")]
    [InlineData("select uper(city) from airports.airport", "uper", "upper")]
    public async Task An_unknown_column_or_function_is_named_with_those_nearest(string sql, string named, string nearest)
    {
        var (status, problem) = await mesh.App.ProblemAsync(new { sql });

        Assert.Equal((HttpStatusCode.BadRequest, Problems.QueryInvalid), (status, problem.Type));
        Assert.Contains(named, problem.Detail, StringComparison.Ordinal);
        Assert.Contains(nearest, problem.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_whose_pipeline_has_not_succeeded_says_so()
    {
        var (status, problem) = await mesh.App.ProblemAsync(new { sql = "select * from late_domain.not_yet" });

        Assert.Equal((HttpStatusCode.ServiceUnavailable, Problems.NoData), (status, problem.Type));
        Assert.Contains("no published rows", problem.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("select citty from airports.airport", "city")]
    [InlineData("select city + 1 as n from airports.airport", "city")]
    [InlineData("select frm airports.airport group", "parsed")]
    public async Task A_mistake_is_explained_without_telling_where_files_lie(string sql, string hint)
    {
        var (status, problem) = await mesh.App.ProblemAsync(new { sql });

        Assert.Equal((HttpStatusCode.BadRequest, Problems.QueryInvalid), (status, problem.Type));
        Assert.Contains(hint, problem.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain(mesh.Root, problem.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_statement_that_is_nested_too_deeply_is_refused()
    {
        var (sum, _) = await mesh.App.ProblemAsync(new { sql = "select " + string.Join(" + ", Enumerable.Repeat("1", 5000)) });
        var (nested, _) = await mesh.App.ProblemAsync(
            new { sql = "select " + string.Concat(Enumerable.Repeat("abs(", 5000)) + "1" + new string(')', 5000) });

        Assert.Equal(HttpStatusCode.BadRequest, sum);
        Assert.Equal(HttpStatusCode.BadRequest, nested);
    }

    [Fact]
    public async Task A_body_without_a_statement_is_refused()
    {
        foreach (var body in new object[] { new { }, new { sql = "" }, new { sql = (string?)null }, new { sql = "select 1", limit = 0 } })
        {
            var (status, _) = await mesh.App.ProblemAsync(body);
            Assert.Equal(HttpStatusCode.BadRequest, status);
        }
    }
}
