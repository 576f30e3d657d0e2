using System.Net.Http.Json;
using DataMesh.Client;

namespace DataMesh.Catalog.Tests.Search;

/// <summary>Products to be found, each with one contract and one object.</summary>
internal static class Products
{
    public static async Task PublishNamedAsync(
        this CatalogHost host, string domain, string name, string status = "active", string? title = null, string? description = null,
            string? tag = null,
        string team = "Crew", string columns = "id", string? classification = null, string version = "1.0.0")
    {
        var properties = string.Concat(columns.Split(' ').Select(column => $"""

                  - name: {column}
                    logicalType: string{(classification is null ? string.Empty : $"\n        classification: {classification}")}
            """));
        var body = new PublishProduct
        {
            Product = new()
            {
                File = "p.odps.yaml",
                Content = $"""
                    apiVersion: v1.0.0
                    kind: DataProduct
                    id: urn:test:product:{domain}:{name}
                    name: {name}
                    version: {version}
                    status: {status}
                    domain: {domain}
                    {(tag is null ? string.Empty : $"tags: [{tag}]")}
                    {(description is null ? string.Empty : $"description: {{ purpose: \"{description}\" }}")}
                    {(title is null ? string.Empty : $"customProperties: [{{ property: title, value: \"{title}\" }}]")}
                    outputPorts:
                      - name: port
                        version: 1.0.0
                        contractId: urn:test:{domain}:{name}
                    team:
                      name: {team}
                      members:
                        - username: ada@example.org
                          name: Ada Lovelace
                          role: owner
                    """,
            },
            Contracts =
            [
                new()
                {
                    File = "c.odcs.yaml",
                    Content = $"""
                        apiVersion: v3.1.0
                        kind: DataContract
                        id: urn:test:{domain}:{name}
                        name: {name}-data
                        version: 1.0.0
                        status: draft
                        schema:
                          - name: row
                            properties:{properties}
                        """,
                },
            ],
        };
        using var answer = await host.Http.PutAsJsonAsync($"/api/products/{domain}/{name}", body, MeshJson.Options,
            TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    public static Task<SearchPage> SearchAsync(this CatalogHost host, string? text) =>
        host.Catalog.SearchAsync(new() { Text = text }, TestContext.Current.CancellationToken);

    public static IEnumerable<string> Names(this SearchPage page) => page.Hits.Select(hit => hit.Product);
}
