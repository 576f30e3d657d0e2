namespace DataMesh.Contracts;

/// <summary>Load modes as contracts write them.</summary>
public static class LoadModes
{
    private static readonly string[] All = ["full", "append", "merge", "replace-partitions"];

    /// <summary>The names, in the order of <see cref="LoadMode"/>.</summary>
    public static IReadOnlyList<string> Names => All;

    /// <summary>The name of a mode.</summary>
    public static string NameOf(LoadMode mode) => All[(int)mode];

    /// <summary>The mode of a name, or null.</summary>
    public static LoadMode? Find(string name) => Array.IndexOf(All, name) is >= 0 and var at ? (LoadMode)at : null;
}
