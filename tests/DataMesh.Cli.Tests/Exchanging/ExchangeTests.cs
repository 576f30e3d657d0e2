using System.Text.Json;
using DataMesh.Contracts;
using DataMesh.Testing;

namespace DataMesh.Cli.Tests.Exchanging;

public sealed class ExchangeTests
{
    private const string Contract = "Airports/airports.odcs.yaml";
    private const string Product = "Airports/airports.odps.yaml";

    [Theory]
    [InlineData("postgres", "CREATE TABLE")]
    [InlineData("duckdb", "CREATE TABLE")]
    [InlineData("json-schema", "\"$schema\"")]
    [InlineData("avro", "\"record\"")]
    [InlineData("markdown", "# ")]
    [InlineData("html", "<!DOCTYPE html>")]
    [InlineData("csharp", "record")]
    [InlineData("yaml", "kind: DataContract")]
    [InlineData("json", "\"kind\": \"DataContract\"")]
    public async Task A_contract_goes_to_every_format(string to, string words)
    {
        using var terminal = Terminal.WithAirports();

        var ending = await terminal.RunAsync("export", Contract, "--to", to);

        Assert.Equal(0, ending.Code);
        Assert.Contains(words, ending.Out, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task What_a_format_cannot_hold_is_noted_where_errors_go()
    {
        using var terminal = Terminal.WithAirports();

        var ending = await terminal.RunAsync("export", Contract, "--to", "avro");

        JsonDocument.Parse(ending.Out);
        Assert.Contains("note: ", ending.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_product_goes_to_DPDS_with_the_contracts_beside_it()
    {
        using var terminal = Terminal.WithAirports();

        var ending = await terminal.RunAsync("export", Product, "--to", "dpds");

        var descriptor = JsonDocument.Parse(ending.Out).RootElement;
        Assert.Equal("1.0.0", descriptor.GetProperty("dataProductDescriptor").GetString());
        Assert.Contains("iata", ending.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Product, "avro")]
    [InlineData(Contract, "dpds")]
    [InlineData(Contract, "docx")]
    public async Task A_format_for_other_documents_is_wrong_usage(string document, string to)
    {
        using var terminal = Terminal.WithAirports();

        var ending = await terminal.RunAsync("export", document, "--to", to);

        Assert.Equal(2, ending.Code);
        Assert.NotEmpty(ending.Error);
    }

    [Fact]
    public async Task A_file_that_is_there_is_replaced_only_by_force()
    {
        using var terminal = Terminal.WithAirports();

        var first = await terminal.RunAsync("export", Contract, "--to", "postgres", "-o", "airports.sql");
        var second = await terminal.RunAsync("export", Contract, "--to", "postgres", "-o", "airports.sql");
        var third = await terminal.RunAsync("export", Contract, "--to", "postgres", "-o", "airports.sql", "--force");

        Assert.Equal((0, 2, 0), (first.Code, second.Code, third.Code));
        Assert.Contains("'airports.sql' is there already.", second.Error, StringComparison.Ordinal);
        Assert.Contains("CREATE TABLE", terminal.Read("airports.sql"), StringComparison.Ordinal);
        Assert.Empty(first.Out);
    }

    [Theory]
    [InlineData("json-schema")]
    [InlineData("avro")]
    public async Task What_was_exported_is_imported(string format)
    {
        using var terminal = Terminal.WithAirports();
        terminal.Input = (await terminal.RunAsync("export", Contract, "--to", format)).Out;

        var ending = await terminal.RunAsync("import", format, "-", "--domain", "landings", "--name", "strips");

        Assert.Equal(0, ending.Code);
        var contract = ContractReader.Read(ending.Out, "imported").Value;
        Assert.Equal(("landings", "strips"), (contract!.Domain, contract.Name));
        Assert.Equal(7, Assert.Single(contract.Schema).Properties.Count);
    }

    [Fact]
    public async Task A_schema_that_is_none_is_told_with_its_place()
    {
        using var terminal = new Terminal();
        terminal.Write("a.avsc", "{\"type\": \"sausage\"}");

        var ending = await terminal.RunAsync("import", "avro", "a.avsc");

        Assert.Equal(3, ending.Code);
        Assert.Empty(ending.Out);
        Assert.Contains("a.avsc:1:", ending.Error, StringComparison.Ordinal);
        Assert.Contains("mesh: No contract could be made: see the findings.", ending.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_contract_of_ODCS_2_2_is_migrated_with_a_report()
    {
        using var terminal = new Terminal();
        terminal.Copy("tests/DataMesh.Contracts.Tests/Cases/an-odcs-2.2-contract", "old", "*.yaml");

        var ending = await terminal.RunAsync("import", "odcs-2.2", "old/contract.odcs.yaml");

        Assert.Equal(0, ending.Code);
        Assert.Contains("apiVersion: v3.1.0", ending.Out, StringComparison.Ordinal);
        Assert.Contains("note: old/contract.odcs.yaml:", ending.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_become_a_contract_with_an_object_each()
    {
        using var terminal = new Terminal();
        terminal.Write("airports.csv", "iata,name\nATL,Atlanta\nORD,Chicago\n");
        terminal.Write("runways.csv", "airport,length\nATL,2700\n");

        var ending = await terminal.RunAsync("import", "csv", "airports.csv", "runways.csv", "--domain", "airports", "--name", "airports");

        Assert.Equal(0, ending.Code);
        var contract = ContractReader.Read(ending.Out, "imported").Value!;
        Assert.Equal(["airports", "runways"], contract.Schema.Select(schema => schema.Name));
        Assert.Equal("draft", contract.Status);
    }

    [Fact]
    public async Task Rows_of_JSON_become_a_contract()
    {
        using var terminal = new Terminal();
        terminal.Write("a.jsonl", "{\"iata\": \"ATL\"}\n{\"iata\": \"ORD\"}\n");

        var ending = await terminal.RunAsync("import", "json", "a.jsonl");

        Assert.Equal(0, ending.Code);
        var contract = ContractReader.ReadStandard(ending.Out, "imported").Value!;
        Assert.Equal("iata", Assert.Single(Assert.Single(contract.Schema).Properties).Name);
    }

    [Theory]
    [InlineData("import", "csv", "a.parquet")]
    [InlineData("import", "csv", "missing.csv")]
    [InlineData("import", "postgres")]
    [InlineData("import", "postgres", "Hst=x;Password=hunter2")]
    public async Task A_source_that_is_none_is_wrong_usage_and_no_password_is_repeated(params string[] arguments)
    {
        using var terminal = new Terminal();
        terminal.Write("a.parquet", "x");

        var ending = await terminal.RunAsync(arguments);

        Assert.Equal(2, ending.Code);
        Assert.DoesNotContain("hunter2", ending.Out + ending.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("import", "parquet", "a.parquet")]
    [InlineData("import", "postgres", "postgresql://nobody:hunter2@127.0.0.1:9/x")]
    public async Task A_source_that_cannot_be_read_is_one_sentence(params string[] arguments)
    {
        using var terminal = new Terminal();
        terminal.Write("a.parquet", "no parquet");

        var ending = await terminal.RunAsync(arguments);

        Assert.Equal(3, ending.Code);
        Assert.Single(ending.Error.TrimEnd().Split('\n'));
        Assert.DoesNotContain("hunter2", ending.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_live_database_becomes_a_contract()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using (var source = Npgsql.NpgsqlDataSource.Create(database.ConnectionString))
        await using (var create = source.CreateCommand("CREATE SCHEMA shop; CREATE TABLE shop.item (id int PRIMARY KEY, name text NOT NULL)"))
            await create.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        using var terminal = new Terminal();
        terminal.Variables["MESH_POSTGRES"] = database.ConnectionString;

        var ending = await terminal.RunAsync("import", "postgres", "--schema", "shop", "--domain", "shop");

        Assert.Equal(0, ending.Code);
        var contract = ContractReader.Read(ending.Out, "imported").Value!;
        Assert.Equal(["id", "name"], Assert.Single(contract.Schema).Properties.Select(property => property.Name));
    }
}
