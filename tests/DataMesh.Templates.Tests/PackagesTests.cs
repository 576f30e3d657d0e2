using DataMesh.Testing;

namespace DataMesh.Templates.Tests;

/// <summary>A domain in a repository of its own, which knows this one by its packages alone.</summary>
public sealed class PackagesTests : IDisposable
{
    private static readonly string[] Packed =
    [
        "libs/DataMesh.Contracts/DataMesh.Contracts", "libs/DataMesh.Tables/DataMesh.Tables", "libs/DataMesh.Client/DataMesh.Client",
        "DataMesh.ServiceDefaults/DataMesh.ServiceDefaults", "libs/DataMesh.Sdk/DataMesh.Sdk", "templates/DataMesh.Templates",
    ];

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_template_of_the_package_builds_where_there_is_nothing_but_a_feed_with_the_packages()
    {
        var feed = await PackAsync();
        var elsewhere = Directory.CreateDirectory(_folder.Combine("elsewhere")).FullName;
        File.WriteAllText(Path.Combine(elsewhere, "nuget.config"), $"""
            <configuration>
              <packageSources>
                <add key="DataMesh" value="{feed}" />
              </packageSources>
            </configuration>
            """);
        string[] hive = [Template.Hive, _folder.Combine("hive")];

        await DotNet.RunAsync(elsewhere, ["new", "install", Directory.EnumerateFiles(feed, "DataMesh.Templates.*.nupkg").Single(), .. hive]);
        await DotNet.RunAsync(elsewhere, ["new", "datamesh-domain", "-n", "Returns", "--contract", "returned-parcels", .. hive]);
        await DotNet.RunAsync(Path.Combine(elsewhere, "Returns"), "build", "-v", "q", "-warnaserror", OwnPackages()[0], OwnPackages()[1]);

        var output = Directory.EnumerateFiles(Path.Combine(elsewhere, "Returns", "bin"), "*", SearchOption.AllDirectories).Select(Path.GetFileName).ToHashSet();
        string[] expected = ["Returns.dll", "DataMesh.Sdk.dll", "returned-parcels.odcs.yaml", "returned-parcels.odps.yaml", "returned-parcels.sql", "returned-parcels.csv"];
        Assert.Empty(expected.Except(output));
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
