using System.Globalization;

namespace DataMesh.EmbeddedServers.Postgres;

/// <summary>Where PostgreSQL's programs may lie, best first: what a person named, the path, then the usual places.</summary>
internal static class SearchBinaries
{
    public const string Variable = "MESH_POSTGRES_BIN";

    /// <summary>Folders that hold both <c>postgres</c> and <c>initdb</c>, each once.</summary>
    public static IReadOnlyList<string> In(IMachine machine) =>
        [.. Places(machine).Where(folder => IsComplete(machine, folder)).Distinct()];

    public static bool IsComplete(IMachine machine, string folder)
    {
        var suffix = machine.IsWindows ? ".exe" : string.Empty;
        return machine.FileExists(Path.Combine(folder, "postgres" + suffix))
            && machine.FileExists(Path.Combine(folder, "initdb" + suffix));
    }

    private static IEnumerable<string> Places(IMachine machine)
    {
        if (machine.Variable(Variable) is { Length: > 0 } named)
        {
            yield return named;
        }

        var separator = machine.IsWindows ? ';' : ':';
        foreach (var folder in (machine.Variable("PATH") ?? string.Empty).Split(separator, StringSplitOptions.RemoveEmptyEntries))
        {
            yield return folder;
        }

        foreach (var folder in machine.IsWindows ? WindowsPlaces(machine) : UnixPlaces(machine))
        {
            yield return Path.Combine(folder, "bin");
        }
    }

    private static IEnumerable<string> UnixPlaces(IMachine machine) =>
    [
        .. NewestFirst(machine.FoldersIn("/usr/lib/postgresql")),
        .. NewestFirst(machine.FoldersIn("/usr").Where(folder => Path.GetFileName(folder).StartsWith("pgsql-", StringComparison.Ordinal))),
        .. NewestFirst(Homebrew(machine, "/opt/homebrew/opt")),
        .. NewestFirst(Homebrew(machine, "/usr/local/opt")),
        .. NewestFirst(machine.FoldersIn("/Applications/Postgres.app/Contents/Versions")),
    ];

    private static IEnumerable<string> WindowsPlaces(IMachine machine) =>
        NewestFirst(machine.FoldersIn(Path.Combine(machine.Variable("ProgramFiles") ?? @"C:\Program Files", "PostgreSQL")));

    private static IEnumerable<string> Homebrew(IMachine machine, string root) =>
        machine.FoldersIn(root).Where(folder => Path.GetFileName(folder).StartsWith("postgresql", StringComparison.Ordinal));

    /// <summary>By the number in the folder's name (<c>15</c>, <c>postgresql@17</c>, <c>pgsql-16</c>): 9.6 is older than 15.</summary>
    private static IEnumerable<string> NewestFirst(IEnumerable<string> folders) =>
        folders.OrderByDescending(folder => Number(Path.GetFileName(folder))).ThenBy(folder => folder, StringComparer.Ordinal);

    private static int Number(string name)
    {
        var digits = string.Concat(name.SkipWhile(c => !char.IsAsciiDigit(c)).TakeWhile(char.IsAsciiDigit));
        return int.TryParse(digits, CultureInfo.InvariantCulture, out var number) ? number : 0;
    }
}
