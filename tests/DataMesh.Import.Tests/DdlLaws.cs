using CsCheck;
using DataMesh.Contracts;
using DataMesh.Contracts.Tests;
using DataMesh.Tables;
using DataMesh.Testing;
using Npgsql;

namespace DataMesh.Import.Tests;

/// <summary>The SQL of an export is tried on real databases: it runs, and what it makes gives the contract back.</summary>
public sealed class DdlLaws : IAsyncLifetime
{
    private const string Empty =
        "DO $$ DECLARE s text; BEGIN FOR s IN SELECT nspname FROM pg_namespace WHERE nspname !~ '^pg_' "
        + "AND nspname <> 'information_schema' LOOP "
        + "EXECUTE format('DROP SCHEMA %I CASCADE', s); END LOOP; END $$; CREATE SCHEMA public;";

    private TestDatabase? _database;
    private NpgsqlDataSource? _source;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        _source = NpgsqlDataSource.Create(_database.ConnectionString);
    }

    public async ValueTask DisposeAsync()
    {
        await _source!.DisposeAsync();
        await _database!.DisposeAsync();
    }

    [Fact]
    public Task PostgreSQL_gives_back_columns_types_nullability_and_keys() =>
        ExchangedContract.Flat.SampleAsync(async contract =>
        {
            await RunAsync(contract);

            var back = await PostgresImport.ReadAsync(_source!, new PostgresSelection(), new ImportOptions(), Ct);

            Assert.True(back.IsValid, string.Join('\n', back.Findings));
            Assert.Equal(Shape(contract), Shape(back.Contract));
        }, iter: 60, threads: 1);

    [Fact]
    public async Task PostgreSQL_runs_the_statements_of_every_sample()
    {
        foreach (var contract in ExportSamples.All)
            await RunAsync(contract);
    }

    [Fact]
    public Task DuckDB_makes_tables_with_the_columns_and_nullability_of_any_contract() =>
        Gen.OneOf(ExchangedContract.Nested, ExchangedContract.Flat).SampleAsync(async contract =>
        {
            using var session = DuckDbSession.Open(new DuckDbOptions());
            await session.ExecuteAsync(ContractExport.To(ExportFormat.DuckDbDdl, contract).Text, Ct);
            foreach (var schemaObject in contract.Schema)
            {
                await using var rows = await session.QueryAsync($"DESCRIBE {Sql.Identifier(schemaObject.Name)}", [], Ct);
                var columns = new List<string>();
                while (await rows.ReadAsync())
                    columns.Add($"{rows.Reader.GetString(0)} {rows.Reader.GetString(2) == "NO"}");
                Assert.Equal(schemaObject.Properties.Select(p => $"{p.Name} {p.Required || p.PrimaryKey}"), columns);
            }
        }, iter: 60, threads: 1);

    [Fact]
    public async Task DuckDB_runs_the_statements_of_every_sample()
    {
        // Upper and lower case are one name to DuckDB: that sample's note says that it will fail.
        foreach (var contract in ExportSamples.All.Where(c => !ContractExport.To(ExportFormat.DuckDbDdl, c)
            .Notes.Any(n => n.Reason.Contains("will fail", StringComparison.Ordinal))))
        {
            using var session = DuckDbSession.Open(new DuckDbOptions());
            await session.ExecuteAsync(ContractExport.To(ExportFormat.DuckDbDdl, contract).Text, Ct);
        }
    }

    [Theory]
    [InlineData("'AB', 3, '2001-05-01', 1", true)]
    [InlineData("'ab', 3, '2001-05-01', 1", false)]
    [InlineData("'ABCD', 3, '2001-05-01', 1", false)]
    [InlineData("'AB', 5, '2001-05-01', 1", false)]
    [InlineData("'AB', -1, '2001-05-01', 1", false)]
    [InlineData("'AB', 3, '2000-12-31', 1", false)]
    [InlineData("'AB', 3, '2001-05-01', 7", false)]
    [InlineData("'AB', 3, '2001-05-01', NULL", true)]
    [InlineData("NULL, 3, '2001-05-01', 1", false)]
    public async Task Both_databases_refuse_the_rows_that_the_contract_forbids(string values, bool isAllowed)
    {
        var contract = ExportSamples.Read("""
            apiVersion: v3.2.0
            kind: DataContract
            id: a
            name: c
            version: 1.0.0
            schema:
              - name: parent
                properties: [{name: id, logicalType: integer, primaryKey: true, primaryKeyPosition: 1}]
              - name: child
                properties:
                  - {name: code, logicalType: string, required: true, logicalTypeOptions: {maxLength: 3, pattern: '^[A-Z]{2,}\w*$'}}
                  - {name: small, logicalType: integer, logicalTypeOptions: {format: u8, exclusiveMaximum: 5}}
                  - {name: day, logicalType: date, logicalTypeOptions: {minimum: '2001-01-01'}}
                  - {name: parent, logicalType: integer, relationships: [{to: parent.id}]}
                  - {name: at, logicalType: timestamp, logicalTypeOptions: {minimum: '2001-01-01T00:00:00', maximum: '2101-01-01'}}
                  - {name: instant, logicalType: timestamp, logicalTypeOptions: {timezone: true, minimum: '2001-01-01T00:00:00Z'}}
                  - {name: clock, logicalType: time, logicalTypeOptions: {minimum: '06:00:00', maximum: '23:59'}}
            """);
        await RunAsync(contract);
        var sql = $"INSERT INTO parent VALUES (1); INSERT INTO child (code, small, day, parent) VALUES ({values})";
#pragma warning disable CA2100 // The test's own text.
        await using var insert = _source!.CreateCommand(sql);
#pragma warning restore CA2100
        using var session = DuckDbSession.Open(new DuckDbOptions());
        await session.ExecuteAsync(ContractExport.To(ExportFormat.DuckDbDdl, contract).Text, Ct);

        Assert.Equal(isAllowed, await Record.ExceptionAsync(() => insert.ExecuteNonQueryAsync(Ct)) is null);
        Assert.Equal(isAllowed, await Record.ExceptionAsync(() => session.ExecuteAsync(sql, Ct)) is null);
    }

    [Fact]
    public async Task Tables_that_refer_to_each_other_and_to_themselves_are_made_in_both_databases()
    {
        string[] targets = ["c", "a", "b", "d"];
        var tables = targets.Select((to, i) => $"""
              - name: {"abcd"[i]}
                properties:
                  - name: id
                    logicalType: integer
                    primaryKey: true
                    primaryKeyPosition: 1
                  - name: other
                    logicalType: integer
                    relationships: [{"{"}to: {to}.id{"}"}]

            """);
        var contract = ExportSamples.Read(
            "apiVersion: v3.2.0\nkind: DataContract\nid: a\nname: c\nversion: 1.0.0\nschema:\n" + string.Concat(tables));
        using var session = DuckDbSession.Open(new DuckDbOptions());
        var exported = ContractExport.To(ExportFormat.DuckDbDdl, contract);

        await session.ExecuteAsync(exported.Text, Ct);
        await RunAsync(contract);

        Assert.Equal("the tables refer to each other in a circle", Assert.Single(exported.Notes).Reason);
        Assert.Equal(3, exported.Text.Split("REFERENCES").Length - 1);
        Assert.Equal(4, ContractExport.To(ExportFormat.PostgresDdl, contract).Text.Split("REFERENCES").Length - 1);
    }

    private async Task RunAsync(DataContract contract)
    {
        var ddl = ContractExport.To(ExportFormat.PostgresDdl, contract).Text;
#pragma warning disable CA2100 // The text under test.
        await using var command = _source!.CreateCommand(Empty + ddl);
#pragma warning restore CA2100
        try
        {
            await command.ExecuteNonQueryAsync(Ct);
        }
        catch (PostgresException refused)
        {
            Assert.Fail($"{refused.Message}\n{ddl}");
        }
    }

    private static IEnumerable<string> Shape(DataContract contract) =>
        contract.Schema.OrderBy(o => o.Name, StringComparer.Ordinal).SelectMany(o => o.Properties.Select(p =>
            $"{o.Name}.{p.Name} {Type(p)} {p.Required || p.PrimaryKey} key {p.PrimaryKeyPosition} {p.Unique
                || (p.PrimaryKey && o.PrimaryKeys.Count == 1)}"));

    private static string Type(SchemaProperty property) => property.Items is null
        ? $"{property.LogicalType} {property.LogicalTypeOptions?.Timezone}"
        : $"{property.LogicalType} of {Type(property.Items)}";
}
