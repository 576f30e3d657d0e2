using System.Net;
using System.Text.Json.Nodes;
using DataMesh.Client;
using DataMesh.Testing;

namespace DataMesh.Query.Tests.Sql;

public sealed class LimitsTests(QueryFixture mesh) : IClassFixture<QueryFixture>
{
    private const string Endless = "select sum(a.range * b.range) as n from range(10000000) a, range(10000000) b";
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string> Forms => new("application/json", "application/x-ndjson", "text/csv");

    [Fact]
    public async Task A_result_beyond_the_services_limit_is_cut_and_says_so()
    {
        await using var app = mesh.Start().With("DataMesh:Query:MostRows", "5");

        var result = await app.ResultAsync("select * from range(6)");

        Assert.Equal(5, (int)result["rowCount"]!);
        Assert.Equal(5, result["rows"]!.AsArray().Count);
        Assert.True((bool)result["truncated"]!);
    }

    [Theory]
    [InlineData(2, true)]
    [InlineData(3, false)]
    [InlineData(4, false)]
    public async Task A_callers_limit_cuts_only_what_is_longer(int limit, bool truncated)
    {
        using var response = await mesh.App.PostAsync(new { sql = "select * from flights.flight", limit }, accept: null, Cancel);
        var result = JsonNode.Parse(await response.Content.ReadAsStringAsync(Cancel))!;

        Assert.Equal(Math.Min(3, limit), (int)result["rowCount"]!);
        Assert.Equal(truncated, (bool)result["truncated"]!);
    }

    [Theory]
    [InlineData("application/x-ndjson")]
    [InlineData("text/csv")]
    public async Task Rows_alone_are_cut_in_silence_only_where_the_caller_asked_for_it(string form)
    {
        await using var app = mesh.Start().With("DataMesh:Query:MostRows", "5");
        using var asked = await app.PostAsync(new { sql = "select * from range(9)", limit = 5 }, form, Cancel);
        using var whole = await app.PostAsync(new { sql = "select * from range(5)" }, form, Cancel);
        await asked.Content.CopyToAsync(Stream.Null, Cancel);
        await whole.Content.CopyToAsync(Stream.Null, Cancel);

        Assert.Equal("5", Assert.Single(whole.Headers.GetValues("DataMesh-Most-Rows")));
        await Assert.ThrowsAnyAsync<HttpRequestException>(async () =>
        {
            using var cut = await app.PostAsync(new { sql = "select * from range(6)" }, form, Cancel);
            await cut.Content.CopyToAsync(Stream.Null, Cancel);
        });
    }

    [Fact]
    public async Task A_statement_that_runs_too_long_is_stopped()
    {
        await using var app = mesh.Start().With("DataMesh:Query:Timeout", "00:00:01");

        var (status, problem) = await app.ProblemAsync(new { sql = Endless });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Equal(Problems.LimitExceeded, problem.Type);
        Assert.Contains("1 s", problem.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_statement_that_needs_too_much_memory_is_stopped()
    {
        await using var app = mesh.Start().With("DataMesh:Query:MemoryMegabytes", "64").With("DataMesh:Query:TemporaryMegabytes", "0");

        var (status, problem) = await app.ProblemAsync(
            new { sql = "select count(*) from (select distinct md5(range::varchar) from range(20000000))" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Equal(Problems.LimitExceeded, problem.Type);
        Assert.Contains("memory", problem.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_statement_more_than_may_wait_is_refused_and_a_caller_who_leaves_makes_room()
    {
        await using var app = mesh.Start()
            .With("DataMesh:Query:Concurrency", "1").With("DataMesh:Query:Queue", "0").With("DataMesh:Query:Timeout", "00:10:00");
        using var leave = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var endless = Begin();

        await UntilAsync(app, HttpStatusCode.ServiceUnavailable, () => endless = endless.IsCompleted ? Begin() : endless);
        await leave.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => endless);

        await UntilAsync(app, HttpStatusCode.OK, () => { });

        // Again, when it met one of the small statements and was itself the one too many.
        Task<HttpResponseMessage> Begin() => app.PostAsync(new { sql = Endless }, accept: null, leave.Token);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task A_statement_that_fails_early_is_answered_with_a_problem_and_nothing_else(string form)
    {
        var (status, problem) = await mesh.App.ProblemAsync(new { sql = FailingAt(2100) }, form);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal(Problems.QueryInvalid, problem.Type);
        Assert.Contains("boom", problem.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Half_an_answer_does_not_look_like_a_whole_one(string form)
    {
        await using var app = mesh.Start().With("DataMesh:Query:MostRows", "100000000");
        using var response = await app.PostAsync(new { sql = FailingAt(3_000_000) }, form, Cancel);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => response.Content.CopyToAsync(Stream.Null, Cancel));
    }

    private static string FailingAt(int row) => $"select case when i = {row} then error('boom') else i end as i from range(10000000) t(i)";

    private static Task UntilAsync(QueryApp app, HttpStatusCode status, Action before) => WaitUntil.TrueAsync(
        async () =>
        {
            before();
            using var response = await app.PostAsync(new { sql = "select 1 as one" }, accept: null, Cancel);
            return response.StatusCode == status;
        },
        TimeSpan.FromSeconds(20),
        $"a small statement to be answered with {(int)status}");
}
