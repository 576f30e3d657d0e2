using System.Globalization;
using DataMesh.Client;

namespace DataMesh.Catalog.Tests.Products;

/// <summary>What docs/catalog.md says of a contract that moves to another product, with the sentences that it quotes.</summary>
public sealed class MovingContractTests : IAsyncLifetime
{
    private readonly CatalogHost _host = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _host.InitializeAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task A_promise_that_is_in_force_cannot_be_left_out_by_one_product_nor_taken_by_another()
    {
        await PublishAsync("shop", Contract("carts"), Contract("orders"));

        var taken = await RefusedAsync("billing", Contract("orders"));
        var byName = await RefusedAsync("billing", Contract("orders", id: "urn:test:other"));
        var dropped = await RefusedAsync("shop", Contract("carts"));

        Assert.Equal(Problems.NameTaken, taken.Problem.Type);
        Assert.Equal("The contract id 'urn:test:orders' belongs to product 'sales/shop'. Give this contract an id of its own.", taken.Problem.Detail);
        Assert.Equal("The domain has a contract 'orders' already, in product 'shop'. Choose another name.", byName.Problem.Detail);
        Assert.StartsWith(
            "contract-dropped: orders v1 (1.0.0, active) is promised without a last day, but no document of the publication is of that major version.",
            dropped.Problem.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_moves_in_two_steps_with_its_id_and_keeps_its_versions()
    {
        await PublishAsync("shop", Contract("carts"), Contract("orders", status: "draft"));

        await PublishAsync("shop", Contract("carts"));
        await PublishAsync("billing", Contract("orders", version: "1.1.0"));

        var page = await _host.Catalog.FindPageAsync("sales", "billing", Cancel);
        Assert.Equal(["1.1.0", "1.0.0"], Assert.Single(page!.Contracts).Versions.Select(version => version.Version));
    }

    [Fact]
    public async Task A_promise_moves_after_its_last_day()
    {
        await PublishAsync("shop", Contract("carts"), Contract("orders"));
        await PublishAsync("shop", Contract("carts"), Contract("orders", endDate: "2020-01-01"));

        await PublishAsync("shop", Contract("carts"));
        await PublishAsync("billing", Contract("orders"));

        Assert.Equal("orders", Assert.Single((await _host.Catalog.FindPageAsync("sales", "billing", Cancel))!.Contracts).Contract.Contract);
    }

    private Task<PublishedProduct> PublishAsync(string product, params Published[] contracts) => _host.Catalog.PublishAsync("sales", product, new()
    {
        Product = new() { File = $"{product}.odps.yaml", Content = Product(product, contracts) },
        Contracts = [.. contracts.Select(contract => new SourceDocument { File = $"{contract.Name}.odcs.yaml", Content = contract.Text })],
    }, Cancel);

    private Task<CatalogRefusedException> RefusedAsync(string product, params Published[] contracts) =>
        Assert.ThrowsAsync<CatalogRefusedException>(() => PublishAsync(product, contracts));

    private static string Product(string name, Published[] contracts) => string.Create(CultureInfo.InvariantCulture, $"""
        apiVersion: v1.0.0
        kind: DataProduct
        id: urn:test:product:{name}
        name: {name}
        version: 1.0.0
        status: active
        domain: sales
        outputPorts:
        {string.Join('\n', contracts.Select(contract => contract.Port))}
        """);

    private static Published Contract(string name, string? id = null, string version = "1.0.0", string status = "active", string? endDate = null)
    {
        id ??= $"urn:test:{name}";
        var end = endDate is null ? "" : $", deprecated: true, customProperties: [{{property: endDate, value: '{endDate}'}}]";
        return new(name, $"""
            apiVersion: v3.1.0
            kind: DataContract
            id: {id}
            name: {name}
            version: {version}
            status: {status}
            schema: [{OneObject}]
            """, $"  - {{name: {name}, version: {version}, contractId: '{id}'{end}}}");
    }

    private const string OneObject = "{name: row, properties: [{name: id, logicalType: string}]}";

    private sealed record Published(string Name, string Text, string Port);
}
