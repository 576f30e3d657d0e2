using DataMesh.Testing;

namespace DataMesh.Templates.Tests;

/// <summary>
/// Stands in for <c>DataMesh.SampleDomains</c>: a folder elsewhere whose projects are built by the rules of that one, so that tests add
/// domains without touching the repository.
/// </summary>
internal sealed class DomainFolder : IDisposable
{
    private readonly TempFolder _folder = new();

    public DomainFolder()
    {
        // Links, because every domain carries DuckDB for all platforms, a third of a gigabyte; no analysis, because their one line is the same.
        _folder.Write("Directory.Build.props", $"""
            <Project>
              <Import Project="{Repository.Root}/Directory.Build.props" />
              <PropertyGroup>
                <CreateHardLinksForCopyLocalIfPossible>true</CreateHardLinksForCopyLocalIfPossible>
                <RunAnalyzers>false</RunAnalyzers>
              </PropertyGroup>
            </Project>
            """);
        _folder.Write("Directory.Build.targets", Import("DataMesh.SampleDomains/Directory.Build.targets"));
        _folder.Write("Directory.Packages.props", Import("Directory.Packages.props"));
    }

    public string Path => _folder.Path;

    /// <summary>Builds every domain of the folder; what they reference has been built with these tests.</summary>
    public async Task<(int ExitCode, string Output)> TryBuildAsync()
    {
        var projects = Directory.EnumerateFiles(Path, "*.csproj", SearchOption.AllDirectories);
        var solution = _folder.Write(
            "All.slnx",
            $"<Solution>{string.Concat(projects.Select(project => $"<Project Path=\"{System.IO.Path.GetRelativePath(Path, project)}\" />"))}</Solution>");
        return await DotNet.TryAsync(
            Path, "build", solution, "-c", Repository.Configuration, "-v", "q", "-clp:NoSummary", "-p:BuildProjectReferences=false");
    }

    public async Task BuildAsync()
    {
        var (exitCode, output) = await TryBuildAsync();
        Assert.True(exitCode == 0, output);
    }

    public void Dispose() => _folder.Dispose();

    private static string Import(string file) => $"""<Project><Import Project="{Repository.Root}/{file}" /></Project>""";
}
