using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using DataMesh.Catalog.Tests.Lineage;
using DataMesh.Client;

namespace DataMesh.Catalog.Tests.Pages;

public sealed class ProductPageTests : IAsyncLifetime
{
    private const string Rich = """
        apiVersion: v3.1.0
        kind: DataContract
        id: urn:test:sales:orders
        name: orders
        version: 1.0.0
        status: active
        description: {purpose: What was sold., usage: Reports., limitations: Not for credit scoring.}
        tags: [sales, eu]
        schema:
          - name: order
            businessName: Order
            description: One row an order.
            dataGranularityDescription: One row for each order id.
            tags: [core]
            quality:
              - {name: there are orders, type: library, metric: rowCount, mustBeGreaterThan: 0, mustBeLessThan: 1000000, dimension: completeness, severity: error}
              - {name: nothing is free, type: sql, query: "SELECT count(*) FROM {object} WHERE amount <= 0", mustBeBetween: [-1, 1]}
            properties:
              - name: id
                logicalType: integer
                primaryKey: true
                primaryKeyPosition: 1
                required: true
                examples: [1, 42]
                logicalTypeOptions: {minimum: 1}
              - name: email
                logicalType: string
                classification: restricted
                criticalDataElement: true
                physicalType: varchar(320)
                authoritativeDefinitions: [{type: businessDefinition, url: "https://example.org/email"}]
                customProperties: [{property: mask, value: hash}]
                quality: [{type: library, metric: nullValues, mustBe: 0}]
              - name: placed_on
                logicalType: date
                partitioned: true
                partitionKeyPosition: 1
              - name: address
                logicalType: object
                properties: [{name: city, logicalType: string}, {name: lines, logicalType: array, items: {logicalType: string}}]
        slaProperties: [{property: latency, value: 1, unit: d, driver: operational, element: order}]
        roles: [{role: analyst, access: read, firstLevelApprovers: Ada}]
        support: [{channel: "#sales", tool: slack, url: "https://chat.example/sales", scope: interactive}]
        price: {priceAmount: 9.95, priceCurrency: EUR, priceUnit: month}
        servers: [{server: prod, type: postgresql, environment: prod, host: db.example.org, port: 5432, database: sales, schema: public}]
        team: {name: Sales, members: [{username: ada@example.org, role: owner, dateIn: "2024-01-01"}]}
        authoritativeDefinitions: [{type: wiki, url: "https://example.org/orders"}]
        customProperties: [{property: retentionClass, value: {years: 7, legal: [tax, audit]}}]
        """;

    private readonly CatalogHost _host = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _host.InitializeAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Every_section_of_the_contract_is_on_the_page()
    {
        await PublishAsync(Rich);

        var contract = Assert.Single((await PageAsync()).Contracts);

        Assert.Equal(("What was sold.", "Reports.", "Not for credit scoring."), (
            contract.Description?.Purpose, contract.Description?.Usage, contract.Description?.Limitations));
        Assert.Equal(["sales", "eu"], contract.Tags!);
        Assert.Equal(("latency", "1", "d", "operational", "order"), Assert.Single(
            contract.ServiceLevels!.Select(level => (level.Property, level.Value, level.Unit, level.Driver, level.Element))));
        Assert.Equal(
            ("analyst", "read", "Ada"), Assert.Single(contract.Roles!.Select(role => (role.Name, role.Access, role.FirstLevelApprovers))));
        Assert.Equal("#sales", Assert.Single(contract.Support!).Channel);
        Assert.Equal((9.95m, "EUR", "month"), (contract.Price?.Amount, contract.Price?.Currency, contract.Price?.Unit));
        Assert.Equal(("postgresql", "db.example.org", 5432), (
            contract.Servers![0].Type, (string?)contract.Servers[0].Fields?["host"], (int?)contract.Servers[0].Fields?["port"]));
        Assert.Equal(("Sales", "ada@example.org", "2024-01-01"), (
            contract.Team?.Name, contract.Team?.Members?[0].Username, contract.Team?.Members?[0].DateIn));
        Assert.Equal("https://example.org/orders", Assert.Single(contract.Links!).Url);
        Assert.Equal(7, (int?)Assert.Single(contract.CustomProperties!).Value?["years"]);
        Assert.Equal(["1.0.0"], contract.Versions.Select(version => version.Version));
    }

    [Fact]
    public async Task Every_column_is_on_the_page_with_type_key_classification_rules_and_parts()
    {
        await PublishAsync(Rich);

        var table = Assert.Single(Assert.Single((await PageAsync()).Contracts).Objects);

        Assert.Equal(["id", "email", "placed_on", "address"], table.Columns.Select(column => column.Name));
        Assert.Equal(("id", "placed_on", "One row for each order id."), (
            Assert.Single(table.PrimaryKey!), Assert.Single(table.PartitionKey!), table.Granularity));
        Assert.Equal((true, true, 1, 42), (table.Columns[0].Required, table.Columns[0].PrimaryKey,
            (int?)table.Columns[0].Options?["minimum"], (int?)table.Columns[0].Examples?[1]));
        Assert.Equal(("restricted", true, "varchar(320)", "hash"), (table.Columns[1].Classification, table.Columns[1].Critical,
            table.Columns[1].PhysicalType, (string?)table.Columns[1].CustomProperties?[0].Value));
        Assert.Equal(["must be greater than 0", "must be less than 1000000"], table.Quality![0].Demands!);
        Assert.Equal(["must be between -1 and 1, both excluded"], table.Quality[1].Demands!);
        Assert.Equal(["city", "lines"], table.Columns[3].Parts!.Select(part => part.Name));
        Assert.Equal(("items", "string"), Assert.Single(table.Columns[3].Parts![1].Parts!.Select(part => (part.Name, part.Type))));
    }

    [Fact]
    public async Task What_is_known_from_elsewhere_is_on_the_page_too()
    {
        await PublishAsync(Rich);
        await _host.PublishAsync("customers");
        using var reported = await _host.Http.PostAsJsonAsync(
            "/api/v1/lineage", Events.Of("COMPLETE", "run-1", version: 0, minute: 1), Cancel);
        await _host.Catalog.RateAsync("sales", "orders", "ada", new RateProduct { Stars = 5 }, Cancel);
        await _host.Catalog.ReportUsageAsync(Usage("customers", "finance"), Cancel);

        var sales = await PageAsync();
        var customers = await PageAsync("customers");

        Assert.Equal((5d, 1), (sales.Ratings.Summary.Average, sales.Ratings.Ratings.Count));
        Assert.Equal(("run-1", "latency", 9), (Assert.Single(sales.Quality.Runs).RunId,
            Assert.Single(sales.ServiceLevels.Levels).Property, Assert.Single(sales.Reading.Objects).Snippets.Count));
        Assert.Contains(customers.Consumers, consumer => consumer is { Kind: "caller", Name: "finance", Requests: 3, Declared: null });
        Assert.Contains(
            customers.Consumers, consumer => consumer is { Kind: "product", Name: "sales/orders", Requests: null, Declared: true });
    }

    [Fact]
    public async Task What_a_document_does_not_say_is_absent()
    {
        await _host.PublishAsync("sales");

        var text = await _host.Http.GetStringAsync("/api/products/sales/orders/page", Cancel);

        var contract = JsonNode.Parse(text)!["contracts"]![0]!.AsObject();
        Assert.Equal(["port", "contract", "standard", "status", "objects", "versions"], contract.Select(field => field.Key));
        Assert.Equal(["name", "type"], contract["objects"]![0]!["columns"]![0]!.AsObject().Select(field => field.Key));
        Assert.DoesNotContain(":null", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_contract_as_deep_as_contracts_can_be_has_a_page()
    {
        var column = "{name: leaf, logicalType: string}";
        for (var level = 0; level < 25; level++)
        {
            column = $"{{name: level{level}, logicalType: object, properties: [{column}]}}";
        }

        var value = string.Concat(Enumerable.Repeat("[", 50)) + "1" + string.Concat(Enumerable.Repeat("]", 50));
        await PublishAsync($"""
            apiVersion: v3.1.0
            kind: DataContract
            id: urn:test:sales:orders
            name: orders
            version: 1.0.0
            status: active
            schema: [{"{"}name: order, properties: [{column}]{"}"}]
            customProperties: [{"{"}property: deep, value: {value}{"}"}]
            """);

        var page = await PageAsync();

        Assert.Contains("[", page.Contracts[0].CustomProperties![0].Value!.GetValue<string>(), StringComparison.Ordinal);
        Assert.NotNull(page.Contracts[0].Objects[0].Columns[0].Parts);
    }

    [Fact]
    public async Task An_unknown_product_has_no_page()
    {
        using var answer = await _host.Http.GetAsync("/api/products/sales/nothing/page", Cancel);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Null(await _host.Catalog.FindPageAsync("sales", "nothing", Cancel));
    }

    private static UsageReport Usage(string domain, string consumer) => new()
    {
        Instance = "gateway-1",
        Minute = TimeProvider.System.GetUtcNow().AddMinutes(-1),
        Entries =
        [
            new()
            {
                Domain = domain,
                Contract = "orders",
                Major = 1,
                Interface = "rest",
                Consumer = consumer,
                StatusClass = 2,
                Requests = 3,
                Bytes = 1,
                LastAt = TimeProvider.System.GetUtcNow(),
            },
        ],
    };

    private async Task PublishAsync(string contract)
    {
        using var answer = await _host.PublishAsync("sales", contractText: contract);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Cancel));
    }

    private async Task<ProductPage> PageAsync(string domain = "sales") =>
        await _host.Catalog.FindPageAsync(domain, "orders", Cancel) ?? throw new InvalidOperationException("There is no page.");
}
