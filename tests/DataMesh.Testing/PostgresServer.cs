using DataMesh.EmbeddedServers;
using DataMesh.EmbeddedServers.Npm;
using DataMesh.EmbeddedServers.Postgres;
using DataMesh.EmbeddedServers.Processes;
using DataMesh.EmbeddedServers.Serving;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace DataMesh.Testing;

/// <summary>
/// The one PostgreSQL server of this test process: the one <c>MESH_TEST_POSTGRES</c> names, else one of our own in a temporary folder.
/// Ours ends with the process, however it ends; its folder is removed at an orderly end, or by the next run.
/// </summary>
public static class PostgresServer
{
    private const string Variable = "MESH_TEST_POSTGRES";
    private const string FolderPrefix = "datamesh-test-postgres-";
    private static readonly TimeSpan StartWithin = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan StopWithin = TimeSpan.FromSeconds(5);
    private static readonly Lazy<Task<string>> Started = new(StartAsync);

    /// <summary>Connection string of a superuser, database <c>postgres</c>.</summary>
    public static Task<string> ConnectionStringAsync() => Started.Value;

    private static async Task<string> StartAsync()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given)
        {
            return new NpgsqlConnectionStringBuilder(given) { Database = "postgres" }.ConnectionString;
        }

        await RemoveLeftoversAsync();
        var folder = Directory.CreateTempSubdirectory(FolderPrefix).FullName;
        OpenToOthers(folder);
        var settings = new PostgresSettings
        {
            Data = folder,
            Tools = ToolFolder.For(given: null, AppContext.BaseDirectory),
            Port = FreePort.Find(),
            Password = "postgres",
            Durable = false,
        };
        await RunAsync(settings);
        return new NpgsqlConnectionStringBuilder(PostgresAddress.Of(settings)) { Pooling = true }.ConnectionString;
    }

    private static async Task RunAsync(PostgresSettings settings)
    {
        var readiness = new Readiness();
        var find = new FindPostgres(
            new ThisMachine(),
            new InstallTool(new ThisMachine(), NullLogger<InstallTool>.Instance),
            NullLogger<FindPostgres>.Instance);
        var server = new RunPostgres(settings, find, readiness, TimeProvider.System, NullLogger<RunPostgres>.Instance);
        var stop = new CancellationTokenSource();
        var running = Task.Run(() => server.RunAsync(stop.Token));
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            stop.Cancel();
            ((IAsyncResult)running).AsyncWaitHandle.WaitOne(StopWithin);
            Remove(settings.Data);
        };
        await WaitUntil.TrueAsync(() => readiness.IsReady || running.IsCompleted, StartWithin, "PostgreSQL for tests is ready");
        if (running.IsCompleted)
        {
            await running;
        }
    }

    /// <summary>A run that was killed leaves its folder; the lock in it says whether somebody still uses it.</summary>
    private static async Task RemoveLeftoversAsync()
    {
        foreach (var folder in Directory.GetDirectories(Path.GetTempPath(), FolderPrefix + "*"))
        {
            var file = Path.Combine(folder, "lock");
            if (File.Exists(file) && await IsFreeAsync(file))
            {
                Remove(folder);
            }
        }
    }

    private static async Task<bool> IsFreeAsync(string file)
    {
        try
        {
            await using var free = await FileLock.TakeAsync(file, TimeSpan.Zero, CancellationToken.None);
            return free is not null;
        }
        catch (ServerFault)
        {
            // Another user's.
            return false;
        }
    }

    /// <summary>As root, PostgreSQL runs as another account, which has to get through to its own folder.</summary>
    private static void OpenToOthers(string folder)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(folder, File.GetUnixFileMode(folder) | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        }
    }

    private static void Remove(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (IOException)
        {
            // The next run removes it.
        }
        catch (UnauthorizedAccessException)
        {
            // Another user's.
        }
    }
}
