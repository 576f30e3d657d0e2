namespace DataMesh.Templates.Tests;

internal static class Repository
{
    public static string Root { get; } = Find();

    /// <summary>The sample that is the template.</summary>
    public static string Sample { get; } = Path.Combine(Root, "DataMesh.SampleDomains", "Airports");

    /// <summary>Configuration of this build, so that what is there need not be built again.</summary>
    public static string Configuration { get; } = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "DataMesh.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException($"DataMesh.sln is not above {AppContext.BaseDirectory}.");
        }

        return folder.FullName;
    }
}
