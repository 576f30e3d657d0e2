using System.Net;
using System.Net.Http.Json;
using DataMesh.Client;

namespace DataMesh.Catalog.Tests.Compatibility;

/// <summary>What may change within a major version, and what that demands of the version.</summary>
public sealed class WithinAMajorTests : IAsyncLifetime
{
    private readonly CatalogHost _host = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _host.InitializeAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Theory]
    [InlineData("1.3.0", "version-too-low", "2.0.0")]
    [InlineData("1.2.0", "version-not-raised", "2.0.0")]
    [InlineData("1.1.0", "version-lowered", "2.0.0")]
    public async Task A_column_less_within_the_major_is_refused_with_the_change_and_the_version_that_it_demands(string version, string code, string next)
    {
        await PublishAsync(new Offer("1.2.0", ["id", "city"]));
        var before = await _host.Catalog.GetChangesAsync(0, TimeSpan.Zero, Cancel);

        var refused = await Assert.ThrowsAsync<CatalogRefusedException>(() => PublishAsync(new Offer(version, ["id"])));

        Assert.Equal((HttpStatusCode.Conflict, Problems.Incompatible), (refused.Status, refused.Problem.Type));
        Assert.StartsWith($"orders-v1.odcs.yaml: {code}: contract orders: ", refused.Problem.Detail, StringComparison.Ordinal);
        var difference = Assert.Single(refused.Read<List<VersionChange>>("differences")!);
        Assert.Equal((next, "breaking", "major"), (difference.NextVersion, difference.Readers, difference.Demands));
        Assert.Equal("schema[order].properties[city]", Assert.Single(difference.Changes).BeforePath);
        Assert.Equal(before.Next, (await _host.Catalog.GetChangesAsync(0, TimeSpan.Zero, Cancel)).Next);
        Assert.Equal("1.2.0", (await PortAsync()).ContractVersion);
    }

    [Fact]
    public async Task A_column_more_with_a_minor_is_taken_and_every_version_stays_readable()
    {
        await PublishAsync(new Offer("1.2.0", ["id"]));

        var published = await PublishAsync(new Offer("1.3.0", ["id", "city"]));

        Assert.Equal("property-added", Assert.Single(Assert.Single(published.Differences).Changes).Code);
        Assert.Equal("1.3.0", (await PortAsync()).ContractVersion);
        var old = await _host.Http.GetFromJsonAsync<ContractDetails>("/api/contracts/sales/orders/v1?version=1.2.0", MeshJson.Options, Cancel);
        Assert.DoesNotContain("city", old!.Document.Content, StringComparison.Ordinal);
        Assert.Equal(["1.3.0", "1.2.0"], old.Versions.Select(version => version.Version));
        var difference = await _host.Http.GetFromJsonAsync<VersionChange>("/api/contracts/sales/orders/differences?from=1.3.0&to=1.2.0", MeshJson.Options, Cancel);
        Assert.Equal(("breaking", "property-removed"), (difference!.Readers, Assert.Single(difference.Changes).Code));
    }

    [Fact]
    public async Task Another_text_of_the_same_promise_needs_no_version()
    {
        await PublishAsync(new Offer("1.2.0", ["id", "city"]));

        var published = await PublishAsync(new Offer("1.2.0", ["city", "id"]));

        Assert.True(published.Changed);
        Assert.Empty(published.Differences);
    }

    [Fact]
    public async Task A_draft_may_change_in_any_way_until_it_is_active()
    {
        await PublishAsync(new Offer("1.0.0", ["id", "city"]) { Status = "draft" });
        await PublishAsync(new Offer("1.0.0", ["id"]) { Status = "draft" });
        await PublishAsync(new Offer("1.0.0", ["id"]));

        var refused = await Assert.ThrowsAsync<CatalogRefusedException>(() => PublishAsync(new Offer("1.0.0", ["other"])));

        Assert.Equal(Problems.Incompatible, refused.Problem.Type);
    }

    [Fact]
    public async Task A_dry_run_answers_the_same_and_keeps_nothing()
    {
        await PublishAsync(new Offer("1.0.0", ["id"]));

        using var taken = await TryAsync(new Offer("1.1.0", ["id", "city"]));
        using var refused = await TryAsync(new Offer("1.1.0", ["city"]));

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Conflict), (taken.StatusCode, refused.StatusCode));
        var answer = await taken.Content.ReadFromJsonAsync<PublishedProduct>(MeshJson.Options, Cancel);
        Assert.Equal((true, 0L), (answer!.Changed, answer.Sequence));
        Assert.Equal("1.0.0", (await PortAsync()).ContractVersion);
    }

    [Fact]
    public async Task Twenty_publishers_that_each_want_the_next_version_get_one_each_and_in_order()
    {
        await PublishAsync(new Offer("1.0.0", ["id"]));

        var versions = await Task.WhenAll(Enumerable.Range(1, 20).Select(NextAsync));

        var details = await _host.Http.GetFromJsonAsync<ContractDetails>("/api/contracts/sales/orders/v1", MeshJson.Options, Cancel);
        var expected = Enumerable.Range(0, 21).Select(minor => $"1.{minor}.0").ToList();
        Assert.Equal(Enumerable.Reverse(expected), details!.Versions.Select(version => version.Version));
        Assert.Equal(expected.Skip(1).Order(StringComparer.Ordinal), versions.Order(StringComparer.Ordinal));
        Assert.Equal(20, details.Document.Content.Split("{name: by").Length - 1);
    }

    [Theory]
    [InlineData("/api/contracts/sales/orders/differences?from=1.0.0&to=9.0.0", "There is no version 9.0.0 of 'sales/orders'. Published were 1.0.0.")]
    [InlineData("/api/contracts/sales/nothing/differences?from=1.0.0&to=9.0.0", "The domain 'sales' has published no contract 'nothing'.")]
    [InlineData("/api/contracts/sales/orders/v7/dependents", "There is no major version 7 of 'sales/orders'. Published were 1.0.0.")]
    public async Task A_version_that_was_never_published_is_named_with_those_that_were(string path, string sentence)
    {
        await PublishAsync(new Offer("1.0.0", ["id"]));

        using var answer = await _host.Http.GetAsync(new Uri(path, UriKind.Relative), Cancel);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains(sentence, (await answer.Content.ReadFromJsonAsync<Microsoft.AspNetCore.Mvc.ProblemDetails>(Cancel))!.Detail, StringComparison.Ordinal);
    }

    /// <summary>Adds a column of its own to whatever is current, as often as somebody else was faster.</summary>
    private async Task<string> NextAsync(int publisher)
    {
        while (true)
        {
            var current = await _host.Http.GetFromJsonAsync<ContractDetails>("/api/contracts/sales/orders/v1", MeshJson.Options, Cancel);
            var version = $"1.{int.Parse(current!.Contract.Version.Split('.')[1], System.Globalization.CultureInfo.InvariantCulture) + 1}.0";
            var columns = current.Document.Content.Split("{name: ").Skip(1).Select(text => text.Split(',')[0]).Append($"by{publisher}");
            try
            {
                await PublishAsync(new Offer(version, [.. columns]));
                return version;
            }
            catch (CatalogRefusedException refused) when (refused.Problem.Type == Problems.Incompatible)
            {
                // Somebody else took this version.
            }
        }
    }

    private Task<PublishedProduct> PublishAsync(params Offer[] offers) => _host.Catalog.PublishAsync("sales", "orders", Offer.Publication(offers), Cancel);

    private Task<HttpResponseMessage> TryAsync(Offer offer) =>
        _host.Http.PutAsJsonAsync("/api/products/sales/orders?dryRun=true", Offer.Publication(offer), MeshJson.Options, Cancel);

    private async Task<Port> PortAsync() => Assert.Single((await _host.Catalog.FindProductAsync("sales", "orders", Cancel))!.Ports);
}
