using System.Net;
using System.Net.Http.Json;
using DataMesh.Client;

namespace DataMesh.Catalog.Tests.Products;

public sealed class ContractVersionsTests : IAsyncLifetime
{
    private readonly CatalogHost _host = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _host.InitializeAsync();
        foreach (var version in new[] { "1.0.0", "1.2.0", "1.10.0" })
        {
            await _host.PublishAsync("sales", version, contractText: Contract(version));
        }

        await _host.PublishAsync("sales", "2.0.0", contractText: Contract("1.10.0"));
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Every_version_that_was_published_is_listed_with_its_date_and_the_newest_is_shown()
    {
        var details = await GetAsync("/api/contracts/sales/orders/v1");

        Assert.Equal("1.10.0", details.Contract.Version);
        Assert.Equal(["1.10.0", "1.2.0", "1.0.0"], details.Versions.Select(found => found.Version));
        Assert.Equal(details.Versions.Select(found => found.PublishedAt).OrderDescending(), details.Versions.Select(found => found.PublishedAt));
        Assert.Equal(details.Versions[0].PublishedAt, details.PublishedAt);
    }

    [Theory]
    [InlineData("1.0.0")]
    [InlineData("1.2.0")]
    public async Task An_older_version_is_given_back_as_it_was_written(string version)
    {
        var details = await GetAsync($"/api/contracts/sales/orders/v1?version={version}");

        Assert.Equal((version, Contract(version)), (details.Contract.Version, details.Document.Content));
    }

    [Fact]
    public async Task A_version_that_never_was_is_not_found()
    {
        using var answer = await _host.Http.GetAsync(new Uri("/api/contracts/sales/orders/v1?version=1.3.0", UriKind.Relative), Cancel);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("1.2.0", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    private static string Contract(string version) =>
        Documents.Contract("urn:test:sales:orders").Replace("version: 1.0.0", $"version: {version}", StringComparison.Ordinal);

    private async Task<ContractDetails> GetAsync(string path) =>
        (await _host.Http.GetFromJsonAsync<ContractDetails>(path, MeshJson.Options, Cancel))!;
}
