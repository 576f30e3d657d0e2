using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using DataMesh.Client;

namespace DataMesh.Catalog.Tests.Lineage;

public sealed class LineageTests : IAsyncLifetime
{
    private readonly CatalogHost _host = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _host.InitializeAsync();
        await _host.PublishAsync("customers");
        await _host.PublishAsync("sales");
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task A_completed_run_is_a_commit_once_however_often_it_is_reported()
    {
        await PostAsync(Events.Of("COMPLETE", "run-1", version: 0, minute: 1));
        await PostAsync(Events.Of("COMPLETE", "run-1", version: 0, minute: 1));
        await PostAsync(Events.Of("COMPLETE", "run-1", version: 0, minute: 2));

        var committed = Assert.Single(await CommitsAsync());
        Assert.Equal(("orders", 1, "order", 0L, 7L, 700L, "run-1"), (committed.Contract, committed.Major, committed.Object, committed.DataVersion, committed.Rows, committed.Bytes, committed.RunId));
        var product = await _host.Catalog.FindProductAsync("sales", "orders", Cancel);
        Assert.Equal(7, Assert.Single(Assert.Single(product!.Ports).Objects).LastCommit?.Rows);
    }

    [Fact]
    public async Task Only_the_pipeline_of_a_contract_commits_its_rows()
    {
        var foreign = Events.Of("COMPLETE", "run-9", version: 99, minute: 1);
        foreign["job"]!["namespace"] = "somebody";

        await PostAsync(foreign);

        Assert.Empty(await CommitsAsync());
    }

    [Theory]
    [InlineData("START", "FAIL")]
    [InlineData("FAIL", "START")]
    public async Task The_end_of_a_run_counts_in_whatever_order_its_events_come(string first, string second)
    {
        await PostAsync(Events.Of(first, "run-1", version: null, minute: first == "START" ? 1 : 2));
        await PostAsync(Events.Of(second, "run-1", version: null, minute: second == "START" ? 1 : 2));

        var port = Assert.Single((await _host.Catalog.FindProductAsync("sales", "orders", Cancel))!.Ports);
        Assert.Equal(("FAIL", "it broke"), (port.LastRun?.State, port.LastRun?.Reason));
    }

    [Fact]
    public async Task An_older_report_that_comes_late_does_not_replace_a_newer_one()
    {
        await PostAsync(Events.Of("COMPLETE", "run-2", version: 1, minute: 5));
        await PostAsync(Events.Of("FAIL", "run-1", version: null, minute: 3));

        Assert.Equal("run-2", Assert.Single((await _host.Catalog.FindProductAsync("sales", "orders", Cancel))!.Ports).LastRun?.RunId);
    }

    [Fact]
    public async Task What_a_run_reads_is_upstream_of_what_it_writes()
    {
        await PostAsync(Events.Of("COMPLETE", "run-1", version: 0, minute: 1));

        var upstream = Assert.Single((await _host.Catalog.FindProductAsync("sales", "orders", Cancel))!.Upstream);
        var downstream = (await _host.Catalog.FindProductAsync("customers", "orders", Cancel))!.Downstream;

        Assert.Equal(("customers", true), (upstream.Domain, upstream.LastSeen is not null));
        Assert.Contains(downstream, neighbour => neighbour is { Domain: "sales", LastSeen: not null });
    }

    [Fact]
    public async Task Assertions_of_a_foreign_producer_become_the_ports_quality()
    {
        await PostAsync(Events.Of("COMPLETE", "run-1", version: 0, minute: 1));

        var quality = Assert.Single((await _host.Catalog.FindProductAsync("sales", "orders", Cancel))!.Ports).Quality;
        Assert.Equal((CheckStatus.Fail, 1, 1), (quality?.Status, quality?.Passed, quality?.Failed));
    }

    [Fact]
    public async Task Datasets_that_nobody_published_are_lineage_and_no_commit()
    {
        var foreign = Events.Of("COMPLETE", "run-9", version: 3, minute: 1);
        foreign["outputs"]![0]!["namespace"] = "datamesh://nobody";

        await PostAsync(foreign);

        Assert.Empty(await CommitsAsync());
    }

    [Fact]
    public async Task A_commit_reported_before_its_product_is_published_is_announced_with_it_and_once()
    {
        await PostAsync(Events.Of("COMPLETE", "run-2", version: 1, minute: 2, domain: "late"));
        await PostAsync(Events.Of("COMPLETE", "run-1", version: 0, minute: 1, domain: "late"));
        Assert.Empty(await CommitsAsync());

        await _host.PublishAsync("late");
        await PostAsync(Events.Of("COMPLETE", "run-1", version: 0, minute: 1, domain: "late"));
        await _host.PublishAsync("late", version: "1.1.0");

        Assert.Equal([0L, 1L], (await CommitsAsync()).Select(commit => commit.DataVersion));
        var changes = (await _host.Catalog.GetChangesAsync(0, TimeSpan.Zero, Cancel)).Changes.Where(change => change.Domain == "late").ToList();
        Assert.True(changes.FindIndex(change => change is ProductPublished) < changes.FindIndex(change => change is DataCommitted));
    }

    private async Task PostAsync(JsonObject runEvent)
    {
        using var answer = await _host.Http.PostAsJsonAsync("/api/v1/lineage", runEvent, Cancel);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Cancel));
    }

    private async Task<List<DataCommitted>> CommitsAsync() =>
        [.. (await _host.Catalog.GetChangesAsync(0, TimeSpan.Zero, Cancel)).Changes.OfType<DataCommitted>()];
}
