namespace DataMesh.Sdk.Tests;

/// <summary>The documents of the test domain.</summary>
internal static class Documents
{
    public const string Product = """
        apiVersion: v1.0.0
        kind: DataProduct
        id: urn:datamesh:product:shop:shop
        name: shop
        version: 1.0.0
        status: active
        domain: shop
        outputPorts:
          - name: orders
            version: 1.0.0
            contractId: urn:datamesh:contract:shop:orders
        """;

    public const string Contract = """
        apiVersion: v3.1.0
        kind: DataContract
        id: urn:datamesh:contract:shop:orders
        name: orders
        version: 1.0.0
        status: active
        schema:
          - name: order
            properties:
              - name: id
                logicalType: integer
                primaryKey: true
                primaryKeyPosition: 1
                required: true
              - name: customer
                logicalType: string
              - name: amount
                logicalType: number
                required: true
              - name: ordered_on
                logicalType: date
              - name: paid
                logicalType: boolean
            quality:
              - name: nothing is free
                type: sql
                query: SELECT count(*) FROM {object} WHERE amount <= 0
                mustBe: 0
        customProperties:
          - property: sources
            value:
              - name: orders_csv
                type: csv
                path: data/orders.csv
        """;

    public const string Sql = """
        SELECT id::BIGINT AS id, customer, amount::DOUBLE AS amount,
            ordered_on::DATE AS ordered_on, paid::BOOLEAN AS paid
        FROM orders_csv
        """;

    public const string Csv = """
        id,customer,amount,ordered_on,paid
        1,Ada,10.5,2026-01-01,true
        2,"Byron, Lord",20,2026-01-02,false
        3,,30,2026-01-03,true
        4,O'Hara,40.25,2026-02-01,
        5,Ada,50,2026-02-02,true
        """;
}
