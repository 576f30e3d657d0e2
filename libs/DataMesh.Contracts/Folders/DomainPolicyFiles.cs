namespace DataMesh.Contracts;

/// <summary>How a domain's own policies and waivers are called: the same names wherever they are published from.</summary>
public static class DomainPolicyFiles
{
    /// <summary>The folder beside a domain's documents. Files in folders below it do not count.</summary>
    public const string Folder = "policies";

    /// <summary>Whether a file is one, by its name: <c>*.policy.yaml</c> or <c>*.waivers.yaml</c>, in any case.</summary>
    public static bool IsOne(string file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return file.EndsWith(".policy.yaml", StringComparison.OrdinalIgnoreCase)
            || file.EndsWith(".waivers.yaml", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Those among files, in the order of their names, each with the name under which it is published: <c>policies/{file}</c>.</summary>
    public static IReadOnlyList<(string Name, string Path)> Among(IEnumerable<string> paths)
    {
        ArgumentNullException.ThrowIfNull(paths);
        return
        [
            .. paths.Where(IsOne).Select(path => (Name: $"{Folder}/{Path.GetFileName(path)}", path))
                .OrderBy(file => file.Name, StringComparer.Ordinal),
        ];
    }
}
