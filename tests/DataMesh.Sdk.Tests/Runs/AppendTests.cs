using DataMesh.Client;
using DataMesh.Tables;
using DataMesh.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace DataMesh.Sdk.Tests.Runs;

/// <summary>A contract that adds what its database has recorded since the last commit.</summary>
public sealed class AppendTests : IAsyncLifetime
{
    private TestDatabase? _database;
    private TestDomain? _domain;
    private FullDisk? _disk;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        _domain = new TestDomain { Configure = Configure };
        _domain.Write("orders.odcs.yaml", Contract);
        _domain.Write("orders.sql", "SELECT id, customer, amount FROM recorded");
        await ExecuteAsync("CREATE TABLE recorded (id bigint GENERATED ALWAYS AS IDENTITY, customer text, amount double precision)");
        await RecordAsync("Ada", "Eve", "Ida");
        await _domain.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _domain!.DisposeAsync();
        await _database!.DisposeAsync();
    }

    [Fact]
    public async Task A_run_adds_what_came_since_the_last_commit_and_one_without_news_commits_nothing()
    {
        var first = Assert.Single((await _domain!.RunAsync()).Commits);
        await RecordAsync("Uma", "Zoe");
        var second = Assert.Single((await _domain.RunAsync()).Commits);
        var third = await _domain.RunAsync();

        Assert.Equal((0L, 3L, 3L), (first.DataVersion, first.RowsWritten, first.Rows));
        Assert.Equal((1L, 2L, 5L), (second.DataVersion, second.RowsWritten, second.Rows));
        Assert.Equal(RunState.Committed, third.State);
        Assert.Equal((1L, 0L, 5L), (third.Commits[0].DataVersion, third.Commits[0].RowsWritten, third.Commits[0].Rows));
        Assert.Equal(["Ada", "Eve", "Ida", "Uma", "Zoe"], await CustomersAsync());
    }

    [Fact]
    public async Task A_row_whose_transaction_ends_late_is_not_passed_over()
    {
        await using var late = await OpenAsync();
        await using var transaction = await late.BeginTransactionAsync(Cancel);
        await using (var command = new NpgsqlCommand("INSERT INTO recorded (customer, amount) VALUES ('Late', 1)", late))
        {
            await command.ExecuteNonQueryAsync(Cancel);
        }

        await RecordAsync("Early");
        var running = _domain!.RunAsync();
        await WaitUntil.TrueAsync(
            async () => (long)(await ScalarAsync("SELECT count(*) FROM pg_locks WHERE NOT granted"))! > 0, TimeSpan.FromSeconds(20), "the run to wait for the open insert");
        await transaction.CommitAsync(Cancel);

        Assert.Equal(5, Assert.Single((await running).Commits).Rows);
        Assert.Equal(["Ada", "Early", "Eve", "Ida", "Late"], (await CustomersAsync()).Order());
    }

    [Fact]
    public async Task A_disk_that_fills_up_at_the_commit_publishes_nothing_and_the_repeated_run_neither_loses_nor_doubles_a_row()
    {
        await _domain!.RunAsync();
        await RecordAsync("Uma");
        var id = Guid.CreateVersion7().ToString();
        _disk!.IsFull = true;
        var full = await _domain.RunAsync(id);
        var meanwhile = await CustomersAsync();
        await RecordAsync("Zoe");
        _disk.IsFull = false;
        var repeated = await _domain.RunAsync(id);

        Assert.Equal((RunState.Failed, "storage-failed", true), (full.State, full.Error?.Code, full.Error?.Retryable));
        Assert.Equal("The disk is full, so nothing was published. Free space; the run is repeated by itself.", full.Error!.Message);
        Assert.Equal(["Ada", "Eve", "Ida"], meanwhile);
        Assert.Equal((1L, 2L, 5L), (repeated.Commits[0].DataVersion, repeated.Commits[0].RowsWritten, repeated.Commits[0].Rows));
        Assert.Equal(["Ada", "Eve", "Ida", "Uma", "Zoe"], await CustomersAsync());
    }

    private static string Contract { get; } = Documents.Contract[..Documents.Contract.IndexOf("      - name: ordered_on", StringComparison.Ordinal)] + """
        customProperties:
          - property: load
            value: {mode: append}
          - property: sources
            value:
              - {name: recorded, type: postgres, connection: shop-db, table: public.recorded, watermark: id}
        """;

    private void Configure(DataDomainBuilder builder)
    {
        builder.Host.Configuration.AddInMemoryCollection([new("ConnectionStrings:shop-db", _database!.ConnectionString)]);
        _disk = new FullDisk(new LocalTableStorage(builder.Host.Configuration[DomainOptions.TablesRootKey]!));
        builder.Host.Services.AddSingleton<ITableStorage>(_disk);
    }

    private async Task<string[]> CustomersAsync() =>
        [.. (await _domain!.GetAsync($"{TestDomain.Rows}?$orderby=id"))["value"]!.AsArray().Select(row => (string)row!["customer"]!)];

    private async Task RecordAsync(params string[] customers)
    {
        foreach (var customer in customers)
        {
            await ExecuteAsync($"INSERT INTO recorded (customer, amount) VALUES ('{customer}', 1)");
        }
    }

    private async Task ExecuteAsync(string sql) => await ScalarAsync(sql);

    private async Task<object?> ScalarAsync(string sql)
    {
        await using var connection = await OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(Cancel);
    }

    private async Task<NpgsqlConnection> OpenAsync()
    {
        var connection = new NpgsqlConnection(_database!.ConnectionString);
        await connection.OpenAsync(Cancel);
        return connection;
    }
}
