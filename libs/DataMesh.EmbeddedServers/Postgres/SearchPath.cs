namespace DataMesh.EmbeddedServers.Postgres;

internal static class SearchPath
{
    private static readonly string[] WindowsSuffixes = [".exe", ".cmd"];

    /// <summary>Full path of a program on the PATH; null when there is none.</summary>
    public static string? For(IMachine machine, string name)
    {
        var separator = machine.IsWindows ? ';' : ':';
        var folders = (machine.Variable("PATH") ?? string.Empty).Split(separator, StringSplitOptions.RemoveEmptyEntries);
        var suffixes = machine.IsWindows ? WindowsSuffixes : [string.Empty];
        return folders
            .SelectMany(folder => suffixes.Select(suffix => Path.Combine(folder, name + suffix)))
            .FirstOrDefault(machine.FileExists);
    }
}
