using System.Diagnostics;
using System.Globalization;
using DataMesh.EmbeddedServers.Processes;

namespace DataMesh.EmbeddedServers.Postgres;

/// <summary>Deals with the pid file that a server leaves when it is killed, and with a server that outlived its own run.</summary>
internal static class StopOrphan
{
    private const string PidFile = "postmaster.pid";
    private static readonly TimeSpan PollEvery = TimeSpan.FromMilliseconds(20);
    private static readonly (Signal Signal, TimeSpan Within)[] Escalation =
    [
        (Signal.Interrupt, TimeSpan.FromSeconds(5)),
        (Signal.Quit, TimeSpan.FromSeconds(3)),
        (Signal.Kill, TimeSpan.FromSeconds(2)),
    ];

    /// <summary>Returns the id of the server that was stopped; null when there was none.</summary>
    /// <exception cref="ServerFault">It does not stop.</exception>
    public static async Task<int?> StopAsync(string folder, CancellationToken cancellationToken)
    {
        var file = Path.Combine(folder, PidFile);
        if (!File.Exists(file))
        {
            return null;
        }

        if (ProcessIn(await File.ReadAllLinesAsync(file, cancellationToken)) is { } process && IsServerOf(process, folder))
        {
            await StopAsync(process, folder, cancellationToken);
            File.Delete(file);
            return process;
        }

        // The number may belong to some other program by now; PostgreSQL would then refuse to start.
        File.Delete(file);
        return null;
    }

    /// <summary>The first line of <c>postmaster.pid</c>; a stand-alone server writes it negative.</summary>
    internal static int? ProcessIn(IReadOnlyList<string> lines) =>
        lines.Count > 0 && int.TryParse(lines[0], CultureInfo.InvariantCulture, out var process) ? Math.Abs(process) : null;

    private static async Task StopAsync(int process, string folder, CancellationToken cancellationToken)
    {
        foreach (var (signal, within) in Escalation)
        {
            signal.Send(process);
            var started = Stopwatch.GetTimestamp();
            while (Stopwatch.GetElapsedTime(started) < within)
            {
                if (!IsServerOf(process, folder))
                {
                    return;
                }

                await Task.Delay(PollEvery, cancellationToken);
            }
        }

        throw new ServerFault($"A PostgreSQL (process {process}) runs on {folder} and cannot be stopped; end it and start again.");
    }

    private static bool IsServerOf(int process, string folder) => OperatingSystem.IsLinux()
        ? IsStartedOn(process, folder)
        : IsPostgres(process);

    /// <summary>
    /// <c>/proc/{id}/cmdline</c> reads <c>…/postgres␀-D␀{folder}␀</c> and is empty for a zombie. Unlike the working directory it can be
    /// read without the right to trace other users' processes, which root in a container does not have.
    /// </summary>
    private static bool IsStartedOn(int process, string folder)
    {
        try
        {
            var arguments = File.ReadAllText($"/proc/{process}/cmdline").Split('\0');
            return Path.GetFileName(arguments[0]) == "postgres" && arguments.Contains(folder);
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static bool IsPostgres(int process)
    {
        try
        {
            using var found = Process.GetProcessById(process);
            return found.ProcessName.StartsWith("postgres", StringComparison.OrdinalIgnoreCase);
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
