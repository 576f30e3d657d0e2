using System.Diagnostics;
using DataMesh.Testing;
using Npgsql;

namespace DataMesh.SampleDomains.Tests.Flights.Operations;

/// <summary><c>dotnet Flights.dll migrate</c>, run as the mesh runs it.</summary>
public sealed class LoadJanuaryTests : IAsyncLifetime
{
    private const int HalfWay = 250_000;
    private const long January = 508_239;
    private const string Waiting = """
        SELECT EXISTS (SELECT FROM pg_locks JOIN pg_database d ON d.oid = database
                       WHERE locktype = 'advisory' AND NOT granted AND datname = current_database())
        """;
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(2);
    private TestDatabase? _database;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _database = await TestDatabase.CreateAsync();

    public ValueTask DisposeAsync() => _database!.DisposeAsync();

    [Fact]
    public async Task January_is_loaded_once_however_often_it_is_asked_for()
    {
        await MigrateAsync();
        var first = await ContentAsync();
        await MigrateAsync();

        Assert.Equal((January, 0L), (await CountAsync("true"), await CountAsync("is_replayed")));
        Assert.Equal((1L, January), (await ScalarAsync("SELECT min(id) FROM flight"), await ScalarAsync("SELECT max(id) FROM flight")));
        Assert.Equal(first, await ContentAsync());
    }

    [Fact]
    public async Task Two_that_load_at_once_load_once()
    {
        await Task.WhenAll(MigrateAsync(), MigrateAsync());

        Assert.Equal(January, await CountAsync("true"));
    }

    [Fact]
    public async Task A_load_that_was_killed_half_way_leaves_nothing_and_is_whole_when_repeated()
    {
        await MigrateAsync();
        var whole = await ContentAsync();
        await StopHalfWayAsync();
        await using (var gate = await OpenAsync())
        {
            await ExecuteAsync(gate, "SELECT pg_advisory_lock(1)");
            using var killed = Start();
            await WaitUntil.TrueAsync(
                async () => killed.HasExited || (bool)(await ScalarAsync(Waiting))!,
                Deadline,
                "the load is half way");
            Assert.False(killed.HasExited, "the load ended before it was half way");
            killed.Kill();
            await killed.WaitForExitAsync(Cancel);
            Assert.Equal(0, await CountAsync("true"));
            await ExecuteAsync(gate, "SELECT pg_advisory_unlock(1)");
        }

        await MigrateAsync();

        Assert.Equal((January, whole), (await CountAsync("true"), await ContentAsync()));
    }

    /// <summary>Empties the table and makes the next load wait, half way, for an advisory lock that the test holds.</summary>
    private async Task StopHalfWayAsync()
    {
        await using var connection = await OpenAsync();
        await ExecuteAsync(
            connection,
            $"""
            TRUNCATE flight RESTART IDENTITY;
            CREATE FUNCTION wait_at_the_gate() RETURNS trigger LANGUAGE plpgsql
                AS $$ BEGIN PERFORM pg_advisory_xact_lock_shared(1); RETURN NEW; END $$;
            CREATE TRIGGER half_way BEFORE INSERT ON flight FOR EACH ROW WHEN (NEW.id = {HalfWay})
                EXECUTE FUNCTION wait_at_the_gate();
            """);
    }

    private Process Start() => Process.Start(new ProcessStartInfo("dotnet")
    {
        ArgumentList = { Path.Combine(AppContext.BaseDirectory, "Flights.dll"), "migrate" },

        // In Development, because only there the tests' well-known password is taken.
        Environment = { ["ASPNETCORE_ENVIRONMENT"] = "Development", ["ConnectionStrings__flights-db"] = _database!.ConnectionString },
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;

    private async Task MigrateAsync()
    {
        using var process = Start();
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(Cancel), process.StandardError.ReadToEndAsync(Cancel));
        try
        {
            await process.WaitForExitAsync(Cancel).WaitAsync(Deadline, Cancel);
        }
        finally
        {
            process.Kill();
        }

        Assert.True(process.ExitCode == 0, $"{await output}{await errors}");
    }

    private async Task<long> CountAsync(string which) => (long)(await ScalarAsync($"SELECT count(*) FROM flight WHERE {which}"))!;

    /// <summary>One number for all rows but their ids: flights that leave together are in no order.</summary>
    private async Task<decimal> ContentAsync() => (decimal)(await ScalarAsync(
        "SELECT sum(hashtextextended(concat_ws(',', departure, delay, distance, origin, destination, is_replayed), 0)) FROM flight"))!;

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

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Cancel);
    }
}
