using DataMesh.Client;

namespace DataMesh.Catalog.Tests;

/// <summary>A contract <c>orders</c> of a domain in one version, and how its port is offered.</summary>
internal sealed record Offer(string Version, string[] Columns)
{
    public string Domain { get; init; } = "sales";

    public string Status { get; init; } = "active";

    public string? EndDate { get; init; }

    /// <summary>Id of a contract that it is made from.</summary>
    public string? Input { get; init; }

    private string Id => $"urn:test:{Domain}:orders";

    private string Major => Version.Split('.')[0];

    public static PublishProduct Publication(params Offer[] offers) => new()
    {
        Product = new() { File = "orders.odps.yaml", Content = Product(offers) },
        Contracts = [.. offers.Select(offer => new SourceDocument { File = $"orders-v{offer.Major}.odcs.yaml", Content = offer.Contract() })],
    };

    private static string Product(Offer[] offers) => $"""
        apiVersion: v1.0.0
        kind: DataProduct
        id: urn:test:product:{offers[0].Domain}
        name: orders
        version: 1.0.0
        status: active
        domain: {offers[0].Domain}
        {string.Join('\n', offers.Where(offer => offer.Input is not null).Select(offer => $"inputPorts: [{{name: input, version: 1.0.0, contractId: '{offer.Input}'}}]"))}
        outputPorts:
        {string.Join('\n', offers.Select(offer => offer.Port()))}
        """;

    private string Port() => EndDate is null
        ? $"  - {{name: orders-v{Major}, version: {Version}, contractId: '{Id}'}}"
        : $"  - {{name: orders-v{Major}, version: {Version}, contractId: '{Id}', deprecated: true, "
            + $"customProperties: [{{property: endDate, value: '{EndDate}'}}, {{property: successor, value: '{Id}'}}]}}";

    private string Contract() => $"""
        apiVersion: v3.1.0
        kind: DataContract
        id: {Id}
        name: orders
        version: {Version}
        status: {Status}
        schema:
          - name: order
            properties:
        {string.Join('\n', Columns.Select(column => $"      - {{name: {column}, logicalType: string}}"))}
        """;
}
