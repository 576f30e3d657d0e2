using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using DataMesh.EmbeddedServers.Processes;
using DataMesh.EmbeddedServers.Serving;
using DataMesh.Testing;
using Npgsql;

namespace DataMesh.EmbeddedServers.Tests.Postgres;

/// <summary>The real program with a real PostgreSQL; processes are looked at through /proc.</summary>
[Collection("servers")]
public sealed class RunPostgresTests : IDisposable
{
    private static readonly TimeSpan RecoversWithin = TimeSpan.FromSeconds(20);
    private readonly EmbeddedPostgres _postgres = new();

    public RunPostgresTests() => Assert.SkipUnless(OperatingSystem.IsLinux(), "Looks at processes through /proc.");

    [Fact]
    public async Task A_second_start_reuses_the_data_makes_new_databases_and_takes_a_new_password()
    {
        await using (var first = await _postgres.Start("one").HealthyAsync())
        {
            await _postgres.ReadAsync<object?>("CREATE TABLE kept AS SELECT 42 AS answer; SELECT 1");
            Assert.Equal(0, await first.TerminateAsync());
        }

        _postgres.Password = "it's second";
        await using var second = await _postgres.Start("one,two-db").HealthyAsync();

        Assert.Equal(42, await _postgres.ReadAsync<int>("SELECT answer FROM kept"));
        Assert.Equal("two-db", await _postgres.ReadAsync<string>("SELECT current_database()::text", "two-db"));
        Assert.Equal("UTF8", await _postgres.ReadAsync<string>("SHOW server_encoding"));
        _postgres.Password = "first";
        var refused = await Assert.ThrowsAsync<PostgresException>(() => _postgres.ReadAsync<int>("SELECT 1"));
        Assert.Equal(PostgresErrorCodes.InvalidPassword, refused.SqlState);
    }

    [Fact]
    public async Task A_stop_is_clean_and_quick_even_with_a_client_connected()
    {
        await using var server = await _postgres.Start().HealthyAsync();
        var busy = _postgres.ReadAsync<object?>("SELECT pg_sleep(60)");
        await WaitUntil.TrueAsync(
            async () => await _postgres.ReadAsync<long>("SELECT count(*) FROM pg_stat_activity WHERE query LIKE 'SELECT pg_sleep%'") > 0,
            RecoversWithin,
            "the client is busy");

        var started = Stopwatch.GetTimestamp();
        Assert.Equal(0, await server.TerminateAsync());

        Assert.InRange(Stopwatch.GetElapsedTime(started).TotalSeconds, 0, 3);
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => busy);
        Assert.Empty(_postgres.Servers());
        Assert.False(File.Exists(Path.Combine(_postgres.Cluster, "postmaster.pid")));
    }

    [Fact]
    public async Task Killing_the_program_leaves_no_PostgreSQL_behind_and_the_next_start_works()
    {
        await using var server = await _postgres.Start().HealthyAsync();
        Assert.NotEmpty(_postgres.Servers());

        await server.KillAsync();

        await _postgres.NoServerIsLeftAsync();
        await using var next = await _postgres.Start().HealthyAsync();
        Assert.Equal(1, await _postgres.ReadAsync<int>("SELECT 1"));
    }

    [Fact]
    public async Task A_PostgreSQL_that_is_killed_is_started_again_and_has_what_was_committed()
    {
        await using var server = await _postgres.Start().HealthyAsync();
        await _postgres.ReadAsync<object?>("CREATE TABLE kept AS SELECT 42 AS answer; SELECT 1");
        var killed = Assert.Single(_postgres.Servers());

        Signal.Kill.Send(killed);

        await WaitUntil.TrueAsync(
            async () => _postgres.Servers() is [var next] && next != killed && await server.IsHealthyAsync(),
            RecoversWithin,
            "it is healthy again");
        Assert.Equal(42, await _postgres.ReadAsync<int>("SELECT answer FROM kept"));
        Assert.Contains("started again", server.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pid_file_whose_number_belongs_to_another_program_now_is_no_obstacle()
    {
        await using (var first = await _postgres.Start().HealthyAsync())
        {
            await first.KillAsync();
            await _postgres.NoServerIsLeftAsync();
        }

        await File.WriteAllTextAsync(
            Path.Combine(_postgres.Cluster, "postmaster.pid"),
            $"{Environment.ProcessId}\n{_postgres.Cluster}\n1700000000\n{_postgres.Port}\n\n127.0.0.1\n",
            TestContext.Current.CancellationToken);

        await using var second = await _postgres.Start().HealthyAsync();
        Assert.Equal(1, await _postgres.ReadAsync<int>("SELECT 1"));
    }

    [Fact]
    public async Task A_PostgreSQL_that_an_earlier_run_left_on_the_data_is_stopped_first()
    {
        string program;
        await using (var first = await _postgres.Start().HealthyAsync())
        {
            program = await _postgres.ProgramAsync();
        }

        await using var orphan = await ChildProcess.StartAsync(
            new ChildCommand(program, ["-D", _postgres.Cluster]) { Account = Account.ForPostgres() }, _ => { });
        await WaitUntil.TrueAsync(() => File.Exists(Path.Combine(_postgres.Cluster, "postmaster.pid")), RecoversWithin, "the orphan runs");

        await using var server = await _postgres.Start().HealthyAsync();

        Assert.True(orphan.Exited.IsCompleted);
        Assert.Contains($"Stopped a PostgreSQL (process {orphan.Id})", server.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_initdb_that_was_interrupted_is_done_again()
    {
        Directory.CreateDirectory(Path.Combine(_postgres.Cluster, "base"));
        await File.WriteAllTextAsync(Path.Combine(_postgres.Cluster, "base", "half"), "x", TestContext.Current.CancellationToken);

        await using var server = await _postgres.Start().HealthyAsync();

        Assert.Equal(1, await _postgres.ReadAsync<int>("SELECT 1"));
    }

    [Fact]
    public async Task A_taken_port_is_said_in_one_sentence_with_the_remedy()
    {
        using var taken = new TcpListener(IPAddress.Loopback, _postgres.Port);
        taken.Start();

        await using var server = _postgres.Start();

        Assert.Equal(ServeUntilStopped.CannotServe, await server.EndAsync());
        Assert.Contains(
            $"Port {_postgres.Port} is taken by another program; stop that program, or give PostgreSQL another port (Postgres__Port).",
            server.Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Data_in_use_by_a_running_mesh_is_left_alone()
    {
        await using var first = await _postgres.Start().HealthyAsync();

        await using var second = _postgres.Start();

        Assert.Equal(ServeUntilStopped.CannotServe, await second.EndAsync());
        Assert.Contains("in use by a mesh that still runs", second.Output, StringComparison.Ordinal);
        Assert.Equal(1, await _postgres.ReadAsync<int>("SELECT 1"));
    }

    [Fact]
    public async Task Data_of_another_major_version_names_both_the_version_and_the_remedies()
    {
        Directory.CreateDirectory(_postgres.Cluster);
        await File.WriteAllTextAsync(Path.Combine(_postgres.Cluster, "PG_VERSION"), "12\n", TestContext.Current.CancellationToken);

        await using var server = _postgres.Start();

        Assert.Equal(ServeUntilStopped.CannotServe, await server.EndAsync());
        Assert.Contains("made by PostgreSQL 12, which is not found here: install PostgreSQL 12", server.Output, StringComparison.Ordinal);
        Assert.Contains("--reset", server.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task As_root_PostgreSQL_runs_as_another_account()
    {
        Assert.SkipUnless(Account.IsRoot, "Not root.");

        await using var server = await _postgres.Start().HealthyAsync();

        Assert.Equal(Account.ForPostgres()!.User, Running.UserOf(_postgres.Servers()[0]));
    }

    [Fact]
    public async Task A_given_server_only_gets_the_databases()
    {
        var name = $"given_{Guid.NewGuid():N}";
        var given = await PostgresServer.ConnectionStringAsync();
        await using var server = ServerProcess.Start(
            ["postgres", "--data", _postgres.Data, "--databases", name],
            new Dictionary<string, string?> { ["ConnectionStrings__postgres"] = given });
        await server.HealthyAsync();

        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(given) { Pooling = false }.ConnectionString);
        await using var drop = source.CreateCommand($"DROP DATABASE \"{name}\" WITH (FORCE)");
        await drop.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        Assert.Empty(_postgres.Servers());
    }

    public void Dispose() => _postgres.Dispose();
}
