using Microsoft.Extensions.Time.Testing;

namespace DataMesh.Governance.Tests.Relations;

public sealed class NestedPropertyTests
{
    private const string Contract = """
        apiVersion: v3.2.0
        kind: DataContract
        id: urn:c
        name: customers
        version: 1.0.0
        status: active
        domain: sales
        tags: [a, b]
        slaProperties:
          - {property: retention, value: 2, unit: d}
        schema:
          - name: customer
            properties:
              - name: address
                logicalType: object
                properties:
                  - {name: city, logicalType: string, tags: [pii]}
              - name: orders
                logicalType: array
                items:
                  logicalType: object
                  properties:
                    - {name: id, logicalType: integer,
                        customProperties: [{property: mask, value: hash}, {property: x, value: {y: [1, true]}}]}
        """;

    [Theory]
    [InlineData("SELECT string_agg(property || ' ' || depth || ' ' || line || ':' || \"column\", ', ' ORDER BY line) FROM property",
        "address 0 14:9, address.city 1 17:13, orders 0 18:9, orders[] 1 21:11, orders[].id 2 23:15")]
    [InlineData("SELECT path FROM property WHERE name = 'id'", "schema[0].properties[1].items.properties[0]")]
    [InlineData("SELECT parent FROM property WHERE name = 'id'", "orders[]")]
    [InlineData("SELECT tags[1] FROM property WHERE name = 'city'", "pii")]
    [InlineData("SELECT custom['mask'] || custom['x'] FROM property WHERE name = 'id'", """hash{"y":[1,true]}""")]
    [InlineData("SELECT tags[2] FROM contract", "b")]
    [InlineData("SELECT seconds::VARCHAR FROM sla", "172800.0")]
    public async Task A_document_is_rows_with_places_types_lists_and_maps(string query, string expected)
    {
        var book = Written.Book($"SELECT file, '' AS path, ({query}) AS message FROM contract");
        var documents = new DocumentSet([], [new("c.odcs.yaml", Written.Read(Contract))]);

        var report = await new PolicyEngine(new() { CheckTime = TimeSpan.FromSeconds(60) }, new FakeTimeProvider())
            .JudgeAsync(book, documents, MeshFacts.Unknown, TestContext.Current.CancellationToken);

        Assert.Null(report.Outcomes[0].Reason);
        Assert.Equal(expected, Assert.Single(report.Outcomes[0].Findings).Message);
    }
}
