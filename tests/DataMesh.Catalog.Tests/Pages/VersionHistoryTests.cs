using DataMesh.Client;

namespace DataMesh.Catalog.Tests.Pages;

/// <summary>The page tells of each version which part grew, and of the newest ones what changed.</summary>
public sealed class VersionHistoryTests : IAsyncLifetime
{
    private readonly CatalogHost _host = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _host.InitializeAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Each_version_says_which_part_grew_and_what_changed_since_the_one_before()
    {
        await PublishAsync(new Offer("1.0.0", ["id"]));
        await PublishAsync(new Offer("1.1.0", ["id", "city"]));
        await PublishAsync(new Offer("1.1.1", ["id", "city"]));
        await PublishAsync(new Offer("1.1.1", ["id", "city"]) { EndDate = "2999-01-01" }, new Offer("2.0.0", ["id"]));

        var (first, second) = (await VersionsAsync(1), await VersionsAsync(2));

        Assert.Equal([("1.1.1", "1.1.0", "patch"), ("1.1.0", "1.0.0", "minor"), ("1.0.0", null, "first")],
            first.Select(version => (version.Version, version.Previous, version.Step)));
        Assert.Empty(first[0].Difference!.Changes);
        Assert.Equal("property-added", Assert.Single(first[1].Difference!.Changes).Code);
        Assert.Null(first[2].Difference);
        Assert.Equal(("2.0.0", "1.1.1", "major", "property-removed"), Assert.Single(
            second.Select(version => (version.Version, version.Previous, version.Step, Assert.Single(version.Difference!.Changes).Code))));
    }

    [Fact]
    public async Task Only_the_newest_versions_are_compared_and_long_lists_say_what_they_leave_out()
    {
        foreach (var minor in Enumerable.Range(0, 7))
        {
            await PublishAsync(new Offer($"1.{minor}.0", [.. Enumerable.Range(0, minor == 6 ? 126 : 1).Select(column => $"c{column}")]));
        }

        var versions = await VersionsAsync(1);

        Assert.Equal([true, true, true, true, true, false, false], versions.Select(version => version.Difference is not null));
        Assert.Equal((100, 25), (versions[0].Difference!.Changes.Count, versions[0].MoreChanges));
        Assert.Equal(["minor", "minor", "minor", "minor", "minor", "minor", "first"], versions.Select(version => version.Step));
    }

    [Theory]
    [InlineData("1.0.0-beta.1", "1.0.0-beta.2", "preRelease")]
    [InlineData("1.0.0-beta.1", "1.0.0", "preRelease")]
    [InlineData("0.9.0", "1.0.0", "major")]
    [InlineData("1.2.0", "1.2.0", "none")]
    [InlineData("1.2.0", "1.1.0", "none")]
    public void The_step_is_the_first_part_that_grew(string before, string after, string step) => Assert.Equal(
        step, DataMesh.Catalog.Pages.VersionHistory.Step(Contracts.ContractVersion.Parse(before), Contracts.ContractVersion.Parse(after)));

    private async Task PublishAsync(params Offer[] offers) =>
        await _host.Catalog.PublishAsync("sales", "orders", Offer.Publication(offers), Cancel);

    private async Task<IReadOnlyList<DescribedVersion>> VersionsAsync(int major) =>
        (await _host.Catalog.FindPageAsync("sales", "orders", Cancel))!.Contracts.Single(contract => contract.Contract.Major == major).Versions;
}
