using DataMesh.Client;

namespace DataMesh.Catalog.Tests;

/// <summary>A product called <c>orders</c> of whatever domain.</summary>
internal static class Documents
{
    public static PublishProduct Publication(string domain, string version = "1.0.0", string? contractId = null, string? contractText = null)
    {
        contractId ??= $"urn:test:{domain}:orders";
        return new()
        {
            Product = new()
            {
                File = "orders.odps.yaml",
                Content = $"""
                    apiVersion: v1.0.0
                    kind: DataProduct
                    id: urn:test:product:{domain}
                    name: orders
                    version: {version}
                    status: active
                    domain: {domain}
                    inputPorts:
                      - name: customers
                        version: 1.0.0
                        contractId: urn:test:customers:orders
                    outputPorts:
                      - name: orders
                        version: 1.0.0
                        contractId: {contractId}
                    team:
                      name: {domain}
                      members:
                        - username: ada@example.org
                          role: owner
                    """,
            },
            Contracts = [new() { File = "orders.odcs.yaml", Content = contractText ?? Contract(contractId) }],
            Address = new Uri($"http://{domain}"),
        };
    }

    public static string Contract(string id) => $"""
        apiVersion: v3.1.0
        kind: DataContract
        id: {id}
        name: orders
        version: 1.0.0
        status: active
        schema:
          - name: order
            properties:
              - name: id
                logicalType: integer
        """;
}
