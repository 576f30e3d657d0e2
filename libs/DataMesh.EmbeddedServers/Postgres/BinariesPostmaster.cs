using System.Diagnostics;
using DataMesh.EmbeddedServers.Processes;

namespace DataMesh.EmbeddedServers.Postgres;

/// <summary>PostgreSQL from programs on this machine.</summary>
internal sealed partial class BinariesPostmaster(
    PostgresSettings settings, PostgresBinaries binaries, DataFolder data, Account? account, ILogger logger) : IPostmaster
{
    /// <summary>The first version with collations of its own, which need nothing of the system.</summary>
    private const int BuiltinLocale = 17;
    private static readonly TimeSpan InitializeWithin = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan StopWithin = TimeSpan.FromSeconds(10);

    public string Title => $"PostgreSQL {binaries.Version.Text} ({binaries.Folder})";

    public ChildCommand Command => new(binaries.Server, ["-D", data.Folder])
    {
        Account = account,
        OnParentDeath = Signal.Interrupt,
        Environment = WithoutClientVariables(),
    };

    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        if (await StopOrphan.StopAsync(data.Folder, cancellationToken) is { } orphan)
        {
            Log.OrphanStopped(logger, orphan);
        }

        if (data.IsComplete)
        {
            Configure();
            return;
        }

        var started = Stopwatch.GetTimestamp();
        await InitializeAsync(cancellationToken);
        await RunSingleUserAsync(cancellationToken);
        Configure();
        Log.Initialized(logger, data.Folder, Stopwatch.GetElapsedTime(started).TotalSeconds);
    }

    public async Task SetPasswordAsync(ChildProcess running, CancellationToken cancellationToken)
    {
        await StopAsync(running, StopWithin);
        await RunSingleUserAsync(cancellationToken);
    }

    /// <summary>Windows has no signals: there <c>pg_ctl</c> asks for the fast shutdown.</summary>
    public async Task StopAsync(ChildProcess running, TimeSpan within)
    {
        if (OperatingSystem.IsWindows() && !running.Exited.IsCompleted)
        {
            var stop = new ChildCommand(binaries.Control, ["stop", "--mode=fast", "--no-wait", "-D", data.Folder]);
            await ChildProcess.RunAsync(stop, string.Empty, within, CancellationToken.None);
            await Task.WhenAny(running.Exited, Task.Delay(within));
        }

        await running.StopAsync(Signal.Interrupt, within);
    }

    /// <summary>An initdb that was killed leaves a half-made folder: it is emptied and made again.</summary>
    private async Task InitializeAsync(CancellationToken cancellationToken)
    {
        foreach (var entry in new DirectoryInfo(data.Folder).EnumerateFileSystemInfos())
        {
            if (entry is DirectoryInfo folder)
            {
                folder.Delete(recursive: true);
            }
            else
            {
                entry.Delete();
            }
        }

        string[] arguments =
            ["-D", data.Folder, "-U", "postgres", "--encoding=UTF8", .. Locale(), "--auth=trust", "--data-checksums", "--no-instructions"];
        var initialize = new ChildCommand(binaries.Initialize, settings.Durable ? arguments : [.. arguments, "--no-sync"])
        {
            Account = account,
            Environment = WithoutClientVariables(),
        };
        var (code, output) = await ChildProcess.RunAsync(initialize, string.Empty, InitializeWithin, cancellationToken);
        if (code != 0)
        {
            throw ExplainFailure.Of(output.Split('\n'), settings, data.Folder);
        }
    }

    /// <summary>
    /// The password is set by the server in single-user mode, from standard input: no moment at which others could log in without one,
    /// no socket, and no password on a command line.
    /// </summary>
    private async Task RunSingleUserAsync(CancellationToken cancellationToken)
    {
        var single = new ChildCommand(binaries.Server, ["--single", "-D", data.Folder, "-c", "log_min_messages=fatal", "postgres"])
        {
            Account = account,
            Environment = WithoutClientVariables(),
        };
        var statement = $"ALTER ROLE postgres PASSWORD '{settings.Password.Replace("'", "''", StringComparison.Ordinal)}'\n";
        var (code, output) = await ChildProcess.RunAsync(single, statement, InitializeWithin, cancellationToken);
        if (code != 0 || output.Contains("ERROR:", StringComparison.Ordinal))
        {
            throw ExplainFailure.Of(output.Split('\n'), settings, data.Folder);
        }
    }

    private void Configure()
    {
        PostgresConfiguration.Write(data.Folder, settings);
        if (!OperatingSystem.IsWindows())
        {
            account?.Own(Path.Combine(data.Folder, PostgresConfiguration.File));
        }
    }

    private string[] Locale() => binaries.Version.Major >= BuiltinLocale
        ? ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
        : [OperatingSystem.IsLinux() ? "--locale=C.UTF-8" : "--locale=C"];

    /// <summary>A person's PGPORT, PGDATA or PGOPTIONS is meant for another server.</summary>
    private static Dictionary<string, string?> WithoutClientVariables() => Environment.GetEnvironmentVariables().Keys
        .Cast<string>()
        .Where(name => name.StartsWith("PG", StringComparison.Ordinal))
        .ToDictionary(name => name, _ => (string?)null);

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Made the data folder {Folder} in {Seconds:0.0} s")]
        public static partial void Initialized(ILogger logger, string folder, double seconds);

        [LoggerMessage(LogLevel.Warning, "Stopped a PostgreSQL (process {Process}) that an earlier run left on this data folder")]
        public static partial void OrphanStopped(ILogger logger, int process);
    }
}
