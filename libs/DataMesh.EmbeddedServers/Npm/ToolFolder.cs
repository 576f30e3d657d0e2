namespace DataMesh.EmbeddedServers.Npm;

internal static class ToolFolder
{
    private const string LocalState = ".mesh";

    /// <summary>
    /// Where npm tools lie: the folder given, else <c>tools</c> in the nearest <c>.mesh</c> above <paramref name="start"/>, else
    /// <c>.mesh/tools</c> in the working directory.
    /// </summary>
    public static string For(string? given, string start)
    {
        if (!string.IsNullOrWhiteSpace(given))
        {
            return Path.GetFullPath(given);
        }

        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (folder.Name == LocalState)
            {
                return Path.Combine(folder.FullName, "tools");
            }
        }

        return Path.GetFullPath(Path.Combine(LocalState, "tools"));
    }
}
