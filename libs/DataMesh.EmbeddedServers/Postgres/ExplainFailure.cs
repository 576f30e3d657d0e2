using DataMesh.EmbeddedServers.Processes;

namespace DataMesh.EmbeddedServers.Postgres;

/// <summary>Turns what PostgreSQL printed before it gave up into one sentence with the remedy.</summary>
internal static class ExplainFailure
{
    private static readonly string[] Severities = ["PANIC:  ", "FATAL:  ", "ERROR:  ", "initdb: error: "];

    /// <summary>Left by a server that was killed; its processes are just ending.</summary>
    private static readonly string[] Passing =
        ["pre-existing shared memory block", "lock file \"postmaster.pid\" already exists", "starting up"];

    public static bool WillPass(IReadOnlyList<string> lines) =>
        lines.Any(line => Passing.Any(text => line.Contains(text, StringComparison.Ordinal)));

    public static ServerFault Of(IReadOnlyList<string> lines, PostgresSettings settings, string folder)
    {
        if (Has(lines, "Address already in use") || Has(lines, "address already in use") || Has(lines, "port is already allocated"))
        {
            return FreePort.Taken(settings.Port, PostgresSettings.Title, PostgresSettings.PortSetting);
        }

        if (Has(lines, "No space left on device") || Has(lines, "There is not enough space on the disk"))
        {
            return new($"The disk that holds {folder} is full; free some space and start again, nothing that was committed is lost.");
        }

        if (Has(lines, "Permission denied"))
        {
            return new($"PostgreSQL may not write {folder} ({Last(lines)}); change the folder's owner, or remove it.");
        }

        return Has(lines, "database files are incompatible with server")
            ? new($"The data in {folder} was made by another version of PostgreSQL; install that one, or start over (--reset).")
            : new($"PostgreSQL did not start on {folder}: {Last(lines)}.");
    }

    private static bool Has(IReadOnlyList<string> lines, string text) =>
        lines.Any(line => line.Contains(text, StringComparison.Ordinal));

    /// <summary>The last thing it complained about, else the last thing it said.</summary>
    private static string Last(IReadOnlyList<string> lines)
    {
        var said = lines.Where(line => !string.IsNullOrWhiteSpace(line)).ToList();
        foreach (var severity in Severities)
        {
            if (said.FindLast(line => line.Contains(severity, StringComparison.Ordinal)) is { } line)
            {
                return line[(line.IndexOf(severity, StringComparison.Ordinal) + severity.Length)..].TrimEnd('.');
            }
        }

        return said.Count == 0 ? "it ended without a word" : said[^1].TrimEnd('.');
    }
}
