namespace DataMesh.Templates.Tests;

/// <summary>A domain in a repository of its own.</summary>
public sealed class PackagesTests
{
    [Fact]
    public async Task The_template_of_the_package_builds_where_there_is_nothing_but_a_feed_with_the_packages()
    {
        using var elsewhere = new OwnRepository();

        var project = await elsewhere.MakeDomainAsync("Returns", "returned-parcels");

        var output = Directory.EnumerateFiles(OwnRepository.OutputOf(project), "*", SearchOption.AllDirectories).Select(Path.GetFileName).ToHashSet();
        string[] expected = ["Returns.dll", "DataMesh.Sdk.dll", "returned-parcels.odcs.yaml", "returned-parcels.odps.yaml", "returned-parcels.sql", "returned-parcels.csv"];
        Assert.Empty(expected.Except(output));
    }
}
