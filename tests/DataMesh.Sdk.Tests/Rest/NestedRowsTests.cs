namespace DataMesh.Sdk.Tests.Rest;

/// <summary>Structs, lists and relationships.</summary>
public sealed class NestedRowsTests : IAsyncLifetime
{
    private readonly TestDomain _domain = new();

    public async ValueTask InitializeAsync()
    {
        _domain.Write("orders.odcs.yaml", Documents.Contract.Replace(
            "      - name: paid\n",
            """
                  - name: follows
                    logicalType: integer
                    description: The order before.
                    relationships:
                      - to: order.id
                  - name: address
                    logicalType: object
                    properties:
                      - name: city
                        logicalType: string
                      - name: zip
                        logicalType: integer
                  - name: tags
                    logicalType: array
                    items:
                      logicalType: string
                  - name: paid

            """,
            StringComparison.Ordinal));
        _domain.Write("orders.sql", """
            SELECT id::BIGINT AS id, customer, amount::DOUBLE AS amount, ordered_on::DATE AS ordered_on,
                CASE WHEN id::BIGINT > 1 THEN id::BIGINT - 1 END AS follows, {'city': 'C' || id::VARCHAR, 'zip': id::BIGINT} AS address,
                ['t' || id::VARCHAR, 'all'] AS tags, paid::BOOLEAN AS paid
            FROM orders_csv
            """);
        await _domain.StartAsync();
        await _domain.RunAsync();
    }

    public ValueTask DisposeAsync() => _domain.DisposeAsync();

    [Theory]
    [InlineData("$filter=address/city eq 'C2'&$select=id", """[{"id":2}]""")]
    [InlineData("$filter=tags/any(t: t eq 't3')&$select=id", """[{"id":3}]""")]
    [InlineData("$filter=tags/all(t: startswith(t,'t') or id lt 2)&$select=id", """[{"id":1}]""")]
    [InlineData("$filter=tags/$count eq 2 and id eq 4&$select=id,tags", """[{"id":4,"tags":["t4","all"]}]""")]
    [InlineData("$select=address/zip&$top=1", """[{"address":{"zip":1}}]""")]
    [InlineData("$orderby=address/zip desc&$select=id&$top=1", """[{"id":5}]""")]
    [InlineData("$expand=order_by_follows($select=customer)&$select=id&$top=2", """[{"id":1,"order_by_follows":null},{"id":2,"order_by_follows":{"customer":"Ada"}}]""")]
    [InlineData("$expand=order_of_follows($select=id;$filter=id gt 2;$top=1)&$select=id&$top=2", """[{"id":1,"order_of_follows":[]},{"id":2,"order_of_follows":[{"id":3}]}]""")]
    [InlineData("$filter=order_by_follows/customer eq 'Ada'&$select=id", """[{"id":2}]""")]
    [InlineData("$filter=order_of_follows/any(o: o/amount gt 45)&$select=id", """[{"id":4}]""")]
    public async Task A_query_reaches_into_rows(string query, string expected) =>
        Assert.Equal(expected, (await _domain.GetAsync($"{TestDomain.Rows}?{query}"))["value"]!.ToJsonString());
}
