using System.Net.Http.Json;
using System.Text.Json.Nodes;
using DataMesh.Client;

namespace DataMesh.Catalog.Tests.Compatibility;

/// <summary>Majors live side by side until the last day of the old one, and those who rely on it are told.</summary>
public sealed class MajorsTests : IAsyncLifetime
{
    private readonly CatalogHost _host = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _host.InitializeAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task A_new_major_stands_beside_the_old_and_tells_those_who_rely_on_what_changed()
    {
        await PublishAsync(new Offer("1.2.0", ["id", "city", "state"]));
        await _host.Catalog.PublishAsync("returns", "orders", Offer.Publication(
            new Offer("1.0.0", ["place"]) { Domain = "returns", Input = "urn:test:sales:orders" }), Cancel);
        await ReportColumnsAsync();

        var published = await PublishAsync(new Offer("1.2.0", ["id", "city", "state"]) { EndDate = "2999-12-31" }, new Offer("2.0.0", ["id", "state"]));

        var dependent = Assert.Single(published.Dependents);
        Assert.Equal(("returns", "orders", true, "order.city"), (dependent.Domain, dependent.Product, dependent.Declared, Assert.Single(dependent.ChangedColumns)));
        var feed = await _host.Catalog.GetChangesAsync(0, TimeSpan.Zero, Cancel);
        var told = Assert.Single(feed.Changes.OfType<MajorPublished>());
        Assert.Equal((2, 1, "1.2.0", 1, new DateOnly(2999, 12, 31)), (told.Major, told.PreviousMajor, told.PreviousVersion, told.BreakingChanges, told.EndDate));
        Assert.Equal("returns", Assert.Single(told.Dependents).Domain);
        Assert.Equal([1, 2], (await _host.Catalog.FindProductAsync("sales", "orders", Cancel))!.Ports.Select(port => port.Major).Order());
    }

    [Fact]
    public async Task Who_relies_on_a_major_can_be_asked_at_any_time()
    {
        await PublishAsync(new Offer("1.2.0", ["id", "city"]) { EndDate = "2999-12-31" }, new Offer("2.0.0", ["id"]));
        await _host.Catalog.PublishAsync("returns", "orders", Offer.Publication(
            new Offer("1.0.0", ["place"]) { Domain = "returns", Input = "urn:test:sales:orders" }), Cancel);

        var old = await _host.Http.GetFromJsonAsync<ContractDependents>("/api/contracts/sales/orders/v1/dependents", MeshJson.Options, Cancel);
        var newest = await _host.Http.GetFromJsonAsync<ContractDependents>("/api/contracts/sales/orders/v2/dependents", MeshJson.Options, Cancel);

        Assert.Equal((new DateOnly(2999, 12, 31), "urn:test:sales:orders"), (old!.EndDate, old.Successor));
        Assert.Equal(("returns", "breaking"), (Assert.Single(old.Dependents).Domain, old.ToNewest!.Readers));
        Assert.Empty(newest!.Dependents);
        Assert.Null(newest.ToNewest);
    }

    [Theory]
    [InlineData("active", null, false)]
    [InlineData("deprecated", "2999-12-31", false)]
    [InlineData("deprecated", "2020-12-31", true)]
    [InlineData("retired", null, true)]
    [InlineData("draft", null, true)]
    public async Task A_major_can_be_left_out_when_it_promises_nothing_any_more(string status, string? endDate, bool isTaken)
    {
        await PublishAsync(new Offer("1.0.0", ["id"]) { Status = status, EndDate = endDate });

        var leaving = PublishAsync(new Offer("2.0.0", ["other"]));

        if (isTaken)
        {
            Assert.Equal(2, Assert.Single((await leaving).Contracts).Major);
            return;
        }

        var refused = await Assert.ThrowsAsync<CatalogRefusedException>(() => leaving);
        Assert.StartsWith("contract-dropped: orders v1 (1.0.0, " + status, refused.Problem.Detail, StringComparison.Ordinal);
        Assert.Equal(1, Assert.Single((await _host.Catalog.FindProductAsync("sales", "orders", Cancel))!.Ports).Major);
    }

    [Fact]
    public async Task The_first_major_and_a_contract_of_its_own_tell_nobody()
    {
        await PublishAsync(new Offer("1.0.0", ["id"]));

        Assert.Empty((await _host.Catalog.GetChangesAsync(0, TimeSpan.Zero, Cancel)).Changes.OfType<MajorPublished>());
    }

    /// <summary>A run of returns makes its column from city.</summary>
    private Task ReportColumnsAsync() => _host.Catalog.ReportAsync(
        JsonNode.Parse("""
            {
              "eventType": "COMPLETE", "eventTime": "2026-01-01T00:00:00Z",
              "run": {"runId": "0198c5c0-0000-7000-8000-000000000001"}, "job": {"namespace": "returns", "name": "orders/v1"},
              "inputs": [{"namespace": "datamesh://sales", "name": "orders/v1/order"}],
              "outputs": [{
                "namespace": "datamesh://returns", "name": "orders/v1/order",
                "facets": {"columnLineage": {"fields": {"place": {"inputFields": [
                  {"namespace": "datamesh://sales", "name": "orders/v1/order", "field": "city"},
                  {"namespace": "datamesh://sales", "name": "orders/v1/order", "field": "state"}]}}}}
              }]
            }
            """)!.AsObject(),
        Cancel);

    private Task<PublishedProduct> PublishAsync(params Offer[] offers) => _host.Catalog.PublishAsync("sales", "orders", Offer.Publication(offers), Cancel);
}
