namespace DataMesh.Cli.Tests;

/// <summary>Where the repository is.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    public static string Combine(params ReadOnlySpan<string> parts) => Path.Combine([Root, .. parts]);

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "DataMesh.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException($"DataMesh.sln is not above {AppContext.BaseDirectory}.");
    }
}
