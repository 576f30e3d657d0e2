using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using DataMesh.Catalog.Tests.Lineage;
using DataMesh.Client;

namespace DataMesh.Catalog.Tests.Quality;

public sealed class QualityHistoryTests : IAsyncLifetime
{
    private const string Path = "/api/products/sales/orders/quality";
    private readonly CatalogHost _host = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _host.InitializeAsync();
        await _host.PublishAsync("sales");
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Every_run_keeps_what_its_audit_found()
    {
        await ReportAsync(Events.Of("COMPLETE", "run-1", version: 0, minute: 1));
        await ReportAsync(Events.Of("FAIL", "run-2", version: null, minute: 2, broken: 2));

        var history = await HistoryAsync();

        Assert.Equal(
            [("run-2", "FAIL", 0, 2), ("run-1", "COMPLETE", 1, 1)],
            history.Runs.Select(run => (run.RunId, run.State, run.Passed, run.Failed)));
        Assert.Equal([("b", 0, 2), ("a", 1, 1)], history.Rules.Select(rule => (rule.Rule, rule.Passed, rule.Failed)));
        Assert.Equal((CheckStatus.Fail, 2), (history.Rules[1].Last, history.Rules[1].LastFailedAt?.Minute));
    }

    [Fact]
    public async Task Measured_values_and_what_was_not_executed_are_kept()
    {
        var reported = Events.Of("COMPLETE", "run-1", version: 0, minute: 1);
        reported["run"]!["facets"]!["datamesh_run"] = JsonNode.Parse("""
            {
              "checks": [
                { "rule": "rowCount", "object": "order", "status": "fail", "blocking": true, "measured": "0", "expectation": "must be greater than 0", "reason": "no rows" },
                { "rule": "latency", "object": "order", "status": "notExecuted", "blocking": false, "reason": "no clock" },
                { "rule": "sql", "object": "other", "status": "error", "blocking": true, "reason": "syntax" }
              ]
            }
            """);
        await ReportAsync(reported);

        var run = Assert.Single((await HistoryAsync()).Runs);
        Assert.Equal((0, 1, 1, 1), (run.Passed, run.Failed, run.Errors, run.NotExecuted));
        Assert.Equal(("0", "must be greater than 0", "no rows"), (run.Checks[0].Measured, run.Checks[0].Expectation, run.Checks[0].Reason));
        Assert.Equal(["sql"], Assert.Single((await HistoryAsync("?object=other")).Runs).Checks.Select(check => check.Rule));
    }

    [Fact]
    public async Task Two_events_of_a_run_end_the_same_in_whatever_order_they_come()
    {
        var (early, late) = (
            Events.Of("RUNNING", "run-1", version: null, minute: 1), Events.Of("COMPLETE", "run-1", version: 0, minute: 2, broken: 2));
        await ReportAsync(late);
        await ReportAsync(early);
        await ReportAsync(late);

        var run = Assert.Single((await HistoryAsync()).Runs);
        Assert.Equal(("COMPLETE", 2), (run.State, run.Failed));
    }

    [Fact]
    public async Task Pages_show_every_run_once_and_since_leaves_out_what_is_older()
    {
        foreach (var minute in Enumerable.Range(0, 10))
        {
            await ReportAsync(Events.Of("COMPLETE", $"run-{minute}", version: minute, minute: minute / 2));
        }

        var (seen, next) = (new List<string>(), (string?)null);
        do
        {
            var page = await HistoryAsync($"?limit=3{(next is null ? string.Empty : $"&after={Uri.EscapeDataString(next)}")}");
            seen.AddRange(page.Runs.Select(run => run.RunId));
            next = page.Next;
        }
        while (next is not null);

        Assert.Equal(10, seen.Count);
        Assert.Equal(10, seen.Distinct().Count());
        Assert.Equal(4, (await HistoryAsync("?since=2026-01-01T00:03:00Z")).Runs.Count);
    }

    [Theory]
    [InlineData("/api/products/sales/nothing/quality", HttpStatusCode.NotFound)]
    [InlineData(Path + "?limit=0", HttpStatusCode.BadRequest)]
    [InlineData(Path + "?since=yesterday", HttpStatusCode.BadRequest)]
    [InlineData(Path + "?after=x", HttpStatusCode.BadRequest)]
    [InlineData(Path + "?after=1~orders~1~%00", HttpStatusCode.BadRequest)]
    [InlineData(Path + "?object=%00", HttpStatusCode.OK)]
    public async Task What_cannot_be_answered_says_so(string path, HttpStatusCode expected)
    {
        using var answer = await _host.Http.GetAsync(path, Cancel);

        Assert.Equal((expected, expected == HttpStatusCode.OK ? "application/json" : "application/problem+json"), (
            answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
    }

    private async Task ReportAsync(JsonObject runEvent)
    {
        using var answer = await _host.Http.PostAsJsonAsync("/api/v1/lineage", runEvent, Cancel);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Cancel));
    }

    private async Task<QualityHistory> HistoryAsync(string query = "") =>
        (await _host.Http.GetFromJsonAsync<QualityHistory>(Path + query, MeshJson.Options, Cancel))!;
}
