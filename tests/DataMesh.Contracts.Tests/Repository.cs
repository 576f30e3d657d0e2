namespace DataMesh.Contracts.Tests;

internal static class Repository
{
    /// <summary>The folder of <c>DataMesh.sln</c>.</summary>
    public static string Root { get; } = FindRoot();

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "DataMesh.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException($"DataMesh.sln is not above {AppContext.BaseDirectory}.");
        return folder.FullName;
    }
}
