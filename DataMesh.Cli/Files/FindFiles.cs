using DataMesh.Cli.CommandLine;

namespace DataMesh.Cli.Files;

/// <summary>Finds the files that a path stands for.</summary>
internal static class FindFiles
{
    private static readonly string[] PassedOver = ["bin", "obj", "node_modules", "artifacts"];

    /// <summary>
    /// Files below a folder, in the order of their names; hidden folders, links to folders and what builds leave behind are passed over.
    /// </summary>
    public static IEnumerable<string> Below(string folder)
    {
        const FileAttributes unseen = FileAttributes.Hidden | FileAttributes.System;
        var options = new EnumerationOptions { AttributesToSkip = unseen, IgnoreInaccessible = true };
        foreach (var file in Directory.EnumerateFiles(folder, "*", options).Order(StringComparer.Ordinal))
            yield return file;
        options.AttributesToSkip |= FileAttributes.ReparsePoint;
        foreach (var inner in Directory.EnumerateDirectories(folder, "*", options).Order(StringComparer.Ordinal))
        {
            if (PassedOver.Contains(Path.GetFileName(inner), StringComparer.OrdinalIgnoreCase))
                continue;
            foreach (var file in Below(inner))
                yield return file;
        }
    }

    /// <summary>The name that people call a file: relative to where they are, with slashes.</summary>
    public static string NameOf(string path, string folder)
    {
        var relative = Path.GetRelativePath(folder, path);
        var isBelow = !relative.StartsWith("..", StringComparison.Ordinal) && !Path.IsPathRooted(relative);
        return (isBelow ? relative : path).Replace('\\', '/');
    }

    /// <exception cref="NotRunException">There is neither file nor folder.</exception>
    public static string Existing(string path, string folder)
    {
        var full = Path.GetFullPath(path, folder);
        return File.Exists(full) || Directory.Exists(full)
            ? full
            : throw NotRunException.Misused($"There is no file or folder '{path}'.");
    }
}
