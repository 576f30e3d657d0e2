using DataMesh.Testing;

namespace DataMesh.Templates.Tests;

/// <summary>A folder outside of this repository, which knows it by its packages alone: a feed with them, and a domain made and built from them.</summary>
internal sealed class OwnRepository : IDisposable
{
    private static readonly string[] Packed =
    [
        "libs/DataMesh.Contracts/DataMesh.Contracts", "libs/DataMesh.Tables/DataMesh.Tables", "libs/DataMesh.Client/DataMesh.Client",
        "DataMesh.ServiceDefaults/DataMesh.ServiceDefaults", "libs/DataMesh.Sdk/DataMesh.Sdk", "templates/DataMesh.Templates",
    ];

    private readonly TempFolder _folder = new();

    /// <summary>Where the build of the domain leaves its program.</summary>
    public static string OutputOf(string project) => Path.Combine(project, "bin", "Debug", "net10.0");

    public void Dispose() => _folder.Dispose();

    /// <summary>Packs what has been built with these tests, installs the template from its package, makes a domain and builds it.</summary>
    /// <returns>The domain's folder.</returns>
    public async Task<string> MakeDomainAsync(string name, string contract)
    {
        var feed = await PackAsync();
        _folder.Write("nuget.config", $"""
            <configuration>
              <packageSources>
                <add key="DataMesh" value="{feed}" />
              </packageSources>
            </configuration>
            """);
        string[] hive = [Template.Hive, _folder.Combine("hive")];
        await DotNet.RunAsync(_folder.Path, ["new", "install", Directory.EnumerateFiles(feed, "DataMesh.Templates.*.nupkg").Single(), .. hive]);
        await DotNet.RunAsync(_folder.Path, ["new", "datamesh-domain", "-n", name, "--contract", contract, .. hive]);
        var project = _folder.Combine(name);
        await DotNet.RunAsync(project, ["build", "-v", "q", "-warnaserror", .. OwnPackages()]);
        return project;
    }

    /// <summary>
    /// Packages of the same version are packed again and again, so they may not stay in the person's cache; all others are taken from there.
    /// </summary>
    private string[] OwnPackages() =>
    [
        $"-p:RestorePackagesPath={_folder.Combine("packages")}",
        $"-p:RestoreFallbackFolders={Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(
            Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages")}",
    ];

    private async Task<string> PackAsync()
    {
        var feed = _folder.Combine("feed");
        var solution = _folder.Write(
            "Packages.slnx",
            $"<Solution>{string.Concat(Packed.Select(project => $"<Project Path=\"{Repository.Root}/{project}.csproj\" />"))}</Solution>");
        await DotNet.RunAsync(_folder.Path, "pack", solution, "--no-build", "-c", Repository.Configuration, "-o", feed, "-v", "q");
        Assert.Equal(
            Packed.Select(Path.GetFileName).Order(StringComparer.Ordinal),
            Directory.EnumerateFiles(feed).Select(file => string.Join('.', Path.GetFileName(file).Split('.')[..2])).Order(StringComparer.Ordinal));
        return feed;
    }
}
