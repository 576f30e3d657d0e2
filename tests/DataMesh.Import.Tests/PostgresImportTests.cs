using DataMesh.Contracts;
using DataMesh.Testing;
using Npgsql;

namespace DataMesh.Import.Tests;

public sealed class PostgresImportTests : IAsyncLifetime
{
    private const string Ddl = """
        CREATE TYPE state AS ENUM ('new', 'it''s paid');
        CREATE DOMAIN iata AS varchar(3) NOT NULL CHECK (VALUE ~ '^[A-Z]+$');
        CREATE DOMAIN home AS iata;
        CREATE SCHEMA stock;
        CREATE TABLE stock.item (sku text PRIMARY KEY);
        CREATE TABLE customer (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, email text NOT NULL UNIQUE, "Full Name" varchar(80));
        COMMENT ON TABLE customer IS 'Who buys.';
        COMMENT ON COLUMN customer.email IS 'One address; it''s lower case.';
        CREATE TABLE "order" (
            id bigint, at timestamptz(3) NOT NULL DEFAULT now(), customer bigint NOT NULL REFERENCES customer (id),
            sku text REFERENCES stock.item (sku), total numeric(10,2) CHECK (total >= 0), whole numeric(9),
            any_number numeric, s state, states state[],
            from_airport iata, home home, tags text[], flag boolean, d date, t time, tz timetz, r real, f double precision, small smallint,
            u uuid, b bytea, j jsonb, iv interval, c char(2), p point, doubled numeric GENERATED ALWAYS AS (total * 2) STORED,
            PRIMARY KEY (at, id)) PARTITION BY RANGE (at);
        CREATE TABLE order_2026 PARTITION OF "order" FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
        CREATE UNIQUE INDEX ON customer (lower(email));
        CREATE VIEW big_order AS SELECT id, total FROM "order" WHERE total > 1000;
        CREATE MATERIALIZED VIEW totals AS SELECT customer, sum(total) AS total FROM "order" GROUP BY 1;
        CREATE TABLE line (order_at timestamptz, order_id bigint, no int, FOREIGN KEY (order_at, order_id) REFERENCES "order" (at, id),
            PRIMARY KEY (order_at, order_id, no), UNIQUE (order_id, no));
        """;

    private TestDatabase? _database;
    private NpgsqlDataSource? _source;

    private NpgsqlDataSource Source => _source!;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        _source = NpgsqlDataSource.Create(_database.ConnectionString);
        await using var command = _source.CreateCommand(Ddl);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await Source.DisposeAsync();
        await _database!.DisposeAsync();
    }

    [Fact]
    public async Task A_live_schema_becomes_a_contract_without_an_error()
    {
        var result = await ReadAsync(new PostgresSelection());

        Assert.True(result.IsValid, string.Join('\n', result.Findings));
        Assert.Equal(["big_order view", "customer table", "line table", "order table", "totals materialized view"],
            result.Contract.Schema.Select(o => $"{o.Name} {o.PhysicalType}"));
        Assert.Equal("Who buys.", result.Contract.Schema[1].Description);
        Assert.Equal("One address; it's lower case.", result.Contract.Schema[1].Properties[1].Description);
    }

    [Fact]
    public async Task Types_sizes_nullability_and_keys_are_those_of_the_catalog()
    {
        var result = await ReadAsync(new PostgresSelection());

        Assert.Equal(
        [
            "id Integer bigint required key 2", "at Timestamp timestamp(3) with time zone required key 1 partition 1",
                "customer Integer bigint required",
            "sku String text", "total Number numeric(10,2)", "whole Integer numeric(9,0)", "any_number Number numeric", "s String state",
            "states Array state[]", "from_airport String iata required", "home String home required", "tags Array text[]",
                "flag Boolean boolean",
            "d Date date", "t Time time without time zone", "tz Time time with time zone", "r Number real", "f Number double precision",
            "small Integer smallint", "u String uuid", "b String bytea", "j Object jsonb", "iv String interval", "c String character(2)",
            "p String point", "doubled Number numeric",
        ], Columns(result, "order"));
        var order = result.Contract!.Schema.Single(o => o.Name == "order");
        Assert.Equal(["new", "it's paid"], order.Properties.Single(p => p.Name == "s").Enum.Select(v => v.Value.Text));
        Assert.Equal(["new", "it's paid"], order.Properties.Single(p => p.Name == "states").Items!.Enum.Select(v => v.Value.Text));
        Assert.Equal(3, order.Properties.Single(p => p.Name == "home").LogicalTypeOptions?.MaxLength);
        Assert.Equal(["Full_Name String character varying(80)"], Columns(result, "customer")[2..]);
        Assert.Equal("Full Name", result.Contract.Schema[1].Properties[2].PhysicalName);
    }

    [Fact]
    public async Task Foreign_keys_inside_of_the_selection_are_relationships_and_others_are_noted()
    {
        var result = await ReadAsync(new PostgresSelection());

        var order = result.Contract!.Schema.Single(o => o.Name == "order");
        Assert.Equal(["customer.id"], order.Properties.Single(p => p.Name == "customer").Relationships.Single().To);
        var line = result.Contract.Schema.Single(o => o.Name == "line").Relationships.Single();
        Assert.Equal(["line.order_at", "line.order_id", "order.at", "order.id"], line.From.Concat(line.To));
        Assert.Contains(result.Notes, note => note.Lost == "a foreign key from sku to item");
        Assert.NotEmpty((await ReadAsync(new PostgresSelection { Schemas = ["public", "stock"] })).Contract!
            .Schema.Single(o => o.Name == "order").Properties.Single(p => p.Name == "sku").Relationships);
    }

    [Fact]
    public async Task Columns_unique_together_become_a_quality_rule()
    {
        var rule = Assert.Single((await ReadAsync(new PostgresSelection())).Contract!.Schema.Single(o => o.Name == "line").Quality);

        Assert.Equal((QualityMetrics.DuplicateValues, "properties: (order_id, no)"), (rule.Metric, CompactText.Of(rule.Arguments!)));
    }

    [Theory]
    [InlineData("public.customer.id", "an identity")]
    [InlineData("public.order.at", "default now()")]
    [InlineData("public.order", "CHECK ((total >= (0)::numeric))")]
    [InlineData("public.order", "partitioned by RANGE (at)")]
    [InlineData("public.order.doubled", "generated as (total * (2)::numeric)")]
    [InlineData("order.p", "the type point")]
    public async Task What_a_contract_cannot_say_is_noted(string path, string lost) =>
        Assert.Contains((await ReadAsync(new PostgresSelection())).Notes, note => note.Path == path && note.Lost == lost);

    [Fact]
    public async Task Only_what_is_selected_is_read() =>
        Assert.Equal(["customer", "item"],
            (await ReadAsync(new PostgresSelection { Tables = ["customer", "stock.item"] })).Contract!.Schema.Select(o => o.Name));

    [Theory]
    [InlineData("public", "nothing_here", "nothing_here")]
    [InlineData("empty", null, "hold no table")]
    public async Task What_is_not_there_is_called_by_its_name(string schema, string? table, string message)
    {
        var failure = await Assert.ThrowsAsync<ImportSourceException>(() =>
            ReadAsync(new PostgresSelection { Schemas = [schema], Tables = table is null ? [] : [table] }));

        Assert.Contains(message, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_a_sentence()
    {
        await using var nowhere = NpgsqlDataSource.Create("Host=127.0.0.1;Port=1;Username=x;Password=y;Database=z;Timeout=2");

        await Assert.ThrowsAsync<ImportSourceException>(() =>
            PostgresImport.ReadAsync(nowhere, new PostgresSelection(), new ImportOptions(), TestContext.Current.CancellationToken));
    }

    private Task<ImportResult> ReadAsync(PostgresSelection selection) =>
        PostgresImport.ReadAsync(Source, selection, new ImportOptions { Name = "shop" }, TestContext.Current.CancellationToken);

    private static List<string> Columns(ImportResult result, string table) =>
        [.. result.Contract!.Schema.Single(o => o.Name == table).Properties.Select(p => $"{p.Name} {p.LogicalType} {p.PhysicalType}"
            + $"{(p.Required ? " required" : "")}{(p.Unique ? " unique" : "")}{(p.PrimaryKey ? $" key {p.PrimaryKeyPosition}" : "")}"
            + $"{(p.Partitioned ? $" partition {p.PartitionKeyPosition}" : "")}")];
}
