using DataMesh.Contracts;

namespace DataMesh.Governance.Tests;

/// <summary>Documents and policies of this repository.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static PolicyBook Book { get; } = PolicyBook.Read(
        Directory.EnumerateFiles(Path.Combine(Root, "governance"), "*.policy.yaml")
            .Select(file => new PolicyFile(Path.GetRelativePath(Root, file).Replace('\\', '/'), File.ReadAllText(file))),
        []);

    /// <summary>The products of the sample domains with their contracts.</summary>
    public static DocumentSet Samples { get; } = new(
        [.. Files("*.odps.yaml").Select(file => new ProductDocument(file, ProductReader.Read(Text(file), file).Value!))],
        [.. Files("*.odcs.yaml").Select(file => new ContractDocument(file, ContractReader.Read(Text(file), file).Value!))]);

    /// <summary>A mesh in which just the samples are published, and nothing happened yet.</summary>
    public static MeshFacts SampleMesh { get; } =
        new() { Published = Samples, Lineage = [], Usage = [], Runs = [], SloStatus = [], Grants = [], Publications = [] };

    private static IEnumerable<string> Files(string pattern) =>
        Directory.EnumerateDirectories(Path.Combine(Root, "DataMesh.SampleDomains"))
            .SelectMany(domain => Directory.EnumerateFiles(domain, pattern))
            .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);

    private static string Text(string file) => File.ReadAllText(Path.Combine(Root, file));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "DataMesh.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException($"DataMesh.sln is not above {AppContext.BaseDirectory}.");
    }
}
