using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;

namespace DataMesh.Catalog.Tests.Lineage;

public sealed class EventOrderTests : IAsyncLifetime
{
    private readonly CatalogHost _host = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _host.InitializeAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Theory]
    [InlineData("START@1 RUNNING@1 COMPLETE@1 FAIL@1")]
    [InlineData("START@1 RUNNING@2 COMPLETE@3 FAIL@3")]
    [InlineData("START@3 COMPLETE@1 ABORT@1 OTHER@3")]
    [InlineData("START@1 FAIL@2 COMPLETE@3 RUNNING@4")]
    [InlineData("COMPLETE@1 FAIL@1 COMPLETE@1+ FAIL@1+")]
    public async Task Every_order_of_a_runs_events_ends_in_the_same_rows(string events)
    {
        var outcomes = new HashSet<string>();
        foreach (var (order, index) in Orders(events.Split(' ')).Select((order, index) => (order, index)))
        {
            var domain = $"d{index}";
            foreach (var text in order)
            {
                await PostAsync(Event(text, domain));
            }

            outcomes.Add(await RowsAsync(domain));
        }

        Assert.Single(outcomes);
    }

    private static JsonObject Event(string text, string domain)
    {
        var (type, when) = text.Split('@') is [var left, var right] ? (left, right) : throw new ArgumentException("TYPE@minute", nameof(text));
        var minute = int.Parse(when.TrimEnd('+'), CultureInfo.InvariantCulture);
        return Events.Of(
            type, (when.EndsWith('+') ? "other-" : "run-") + domain, type == "COMPLETE" && when == "1" ? 0 : null, minute, domain, broken: type == "FAIL" ? 2 : 1);
    }

    private static IEnumerable<IReadOnlyList<string>> Orders(IReadOnlyList<string> all) => all.Count == 0
        ? [[]]
        : all.SelectMany((first, index) => Orders([.. all.Where((_, other) => other != index)]).Select(rest => (IReadOnlyList<string>)[first, .. rest]));

    private Task<string> RowsAsync(string domain) => _host.ReadAsync(async db =>
    {
        var runs = await db.Runs.AsNoTracking().Where(run => run.RunId.EndsWith("-" + domain)).OrderBy(run => run.RunId).ToListAsync(Cancel);
        var port = await db.PortStates.AsNoTracking().SingleAsync(state => state.Domain == domain, Cancel);
        var edges = await db.JobDatasets.AsNoTracking().Where(edge => edge.JobNamespace == domain).OrderBy(edge => edge.DatasetNamespace).ToListAsync(Cancel);
        var commits = await db.Commits.AsNoTracking().Where(commit => commit.Domain == domain).OrderBy(commit => commit.DataVersion).ToListAsync(Cancel);
        IEnumerable<string> rows =
        [
            .. runs.Select(run => $"{run.RunId} {run.JobNamespace} {run.JobName} {run.State} {run.EventTime:O} {run.Reason}"),
            $"{port.LastRun} {port.LastRunAt:O} {port.Quality} {port.QualityAt:O}",
            .. edges.Select(edge => $"{edge.DatasetNamespace} {edge.DatasetName} {edge.IsOutput} {edge.LastSeen:O}"),
            .. commits.Select(commit => $"{commit.DataVersion} {commit.Rows} {commit.RunId} {commit.CommittedAt:O}"),
        ];
        return string.Join('\n', rows).Replace(domain, "d", StringComparison.Ordinal);
    });

    private async Task PostAsync(JsonObject runEvent)
    {
        using var answer = await _host.Http.PostAsJsonAsync("/api/v1/lineage", runEvent, Cancel);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Cancel));
    }
}
