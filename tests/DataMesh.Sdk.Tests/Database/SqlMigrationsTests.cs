using DataMesh.ServiceDefaults.Settings;
using DataMesh.Testing;
using Npgsql;

namespace DataMesh.Sdk.Tests.Database;

/// <summary>The step <c>migrate</c> of a domain that has <c>Migrations/*.sql</c> and no code.</summary>
public sealed class SqlMigrationsTests : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private TestDatabase? _database;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        _folder.Write("shop.odps.yaml", Documents.Product);
        _folder.Write("orders.odcs.yaml", Documents.Contract.Replace(
            "type: csv", "type: postgres\n        connection: shop-db\n        table: public.orders", StringComparison.Ordinal));
    }

    public async ValueTask DisposeAsync()
    {
        await _database!.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Each_file_is_applied_once_in_the_order_of_the_names()
    {
        _folder.Write("Migrations/0002-fill.sql", "INSERT INTO orders VALUES (1);");
        _folder.Write("Migrations/0001-create.sql", "CREATE TABLE orders (id int);");

        await MigrateAsync();
        _folder.Write("Migrations/0003-fill.sql", "INSERT INTO orders VALUES (2);");
        await MigrateAsync();

        Assert.Equal(2L, await AskAsync("SELECT count(*) FROM orders"));
        Assert.Equal(3L, await AskAsync("SELECT count(*) FROM datamesh_migration"));
    }

    [Fact]
    public async Task A_file_that_fails_is_named_and_nothing_of_the_step_stays()
    {
        _folder.Write("Migrations/0001-create.sql", "CREATE TABLE orders (id int);");
        _folder.Write("Migrations/0002-fill.sql", "INSERT INTO orders VALUES (1);\nINSERT INTO odrers VALUES (2);\n");

        var failure = await Assert.ThrowsAsync<StartFault>(MigrateAsync);

        Assert.StartsWith("Migrations/0002-fill.sql: relation \"odrers\" does not exist", failure.Message, StringComparison.Ordinal);
        Assert.Equal(0L, await AskAsync("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"));
    }

    [Fact]
    public async Task Without_a_postgres_source_the_step_says_that_it_knows_no_database()
    {
        _folder.Write("orders.odcs.yaml", Documents.Contract);
        _folder.Write("Migrations/0001-create.sql", "CREATE TABLE orders (id int);");

        var failure = await Assert.ThrowsAsync<StartFault>(MigrateAsync);

        Assert.Contains("postgres sources name", failure.Message, StringComparison.Ordinal);
    }

    private async Task MigrateAsync()
    {
        string[] args =
        [
            "migrate", $"--DataMesh:Domain:Folder={_folder.Path}", $"--DataMesh:Tables:Root={_folder.Combine("tables")}",
            $"--ConnectionStrings:shop-db={_database!.ConnectionString}",
        ];
        var domain = DataDomain.CreateBuilder(args).Build();
        await using var app = domain.App;
        Assert.True(domain.Migrate(args));
    }

    private async Task<object?> AskAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(_database!.ConnectionString);
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }
}
