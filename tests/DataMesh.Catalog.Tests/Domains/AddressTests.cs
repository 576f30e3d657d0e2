using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using DataMesh.Client;

namespace DataMesh.Catalog.Tests.Domains;

public sealed class AddressTests : IAsyncLifetime
{
    private static readonly Uri Elsewhere = new("https://sales.example.org:8443");
    private readonly CatalogHost _host = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _host.InitializeAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task A_domain_announces_where_it_serves_by_publishing()
    {
        await PublishAsync(Elsewhere);

        var changes = await ChangesAsync();
        Assert.Equal(Elsewhere, Assert.Single(changes.OfType<DomainServed>()).Address);
        Assert.Equal(Elsewhere, Assert.Single(changes.OfType<ProductPublished>()).Address);
        Assert.Equal((Elsewhere, true), await StandingAsync());
    }

    [Fact]
    public async Task The_same_documents_from_another_address_move_the_domain_and_publish_nothing()
    {
        await PublishAsync(new Uri("http://sales"));

        var moved = await PublishAsync(Elsewhere);
        var again = await PublishAsync(Elsewhere);

        Assert.Equal((true, false), (moved.Changed, again.Changed));
        var changes = await ChangesAsync();
        Assert.Single(changes.OfType<ProductPublished>());
        Assert.Equal([new Uri("http://sales"), Elsewhere], changes.OfType<DomainServed>().Select(change => change.Address));
        Assert.Equal(changes[^1].Sequence, moved.Sequence);
        Assert.Equal((Elsewhere, true), await StandingAsync());
    }

    [Fact]
    public async Task A_publication_without_an_address_leaves_the_domain_where_it_is()
    {
        await PublishAsync(address: null);
        Assert.Equal((null, false), await StandingAsync());
        Assert.Null(Assert.IsType<ProductPublished>(Assert.Single(await ChangesAsync())).Address);

        await PublishAsync(Elsewhere);
        await PublishAsync(address: null);

        Assert.Equal((Elsewhere, true), await StandingAsync());
    }

    [Fact]
    public async Task A_domain_that_leaves_stays_published_and_is_served_no_longer_until_it_comes_back()
    {
        await PublishAsync(Elsewhere);

        await _host.Catalog.LeaveAsync("sales", Elsewhere, Cancel);
        await _host.Catalog.LeaveAsync("sales", Elsewhere, Cancel);

        Assert.Equal((null, false), await StandingAsync());
        Assert.Equal("sales", Assert.Single((await ChangesAsync()).OfType<DomainLeft>()).Domain);
        Assert.True((await PublishAsync(Elsewhere)).Changed);
        Assert.Equal((Elsewhere, true), await StandingAsync());
        Assert.IsType<DomainServed>((await ChangesAsync())[^1]);
    }

    [Fact]
    public async Task An_old_process_that_leaves_late_does_not_take_away_the_address_of_its_successor()
    {
        await PublishAsync(new Uri("http://sales"));
        await PublishAsync(Elsewhere);

        await _host.Catalog.LeaveAsync("sales", new Uri("http://sales"), Cancel);

        Assert.Equal((Elsewhere, true), await StandingAsync());
    }

    [Fact]
    public async Task A_domain_that_nobody_knows_cannot_leave()
    {
        using var answer = await _host.Http.DeleteAsync(new Uri("/api/domains/nobody/address", UriKind.Relative), Cancel);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Theory]
    [InlineData("sales")]
    [InlineData("/sales")]
    [InlineData("ftp://sales")]
    [InlineData("file:///etc/passwd")]
    [InlineData("http://me:secret@sales")]
    [InlineData("http://sales/base")]
    [InlineData("http://sales/?a=b")]
    [InlineData("http://sales/#there")]
    [InlineData("http://0.0.0.0:5000")]
    [InlineData("http://[::]:5000")]
    [InlineData("http://sales:0")]
    public async Task An_address_that_others_cannot_use_is_refused_with_the_reason(string address)
    {
        var body = JsonNode.Parse(System.Text.Json.JsonSerializer.Serialize(Documents.Publication("sales"), MeshJson.Options))!;
        body["address"] = address;

        using var answer = await _host.Http.PutAsJsonAsync("/api/products/sales/orders", body, Cancel);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("$.address", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.Empty(await ChangesAsync());
    }

    private Task<PublishedProduct> PublishAsync(Uri? address) =>
        _host.Catalog.PublishAsync("sales", "orders", Documents.Publication("sales") with { Address = address }, Cancel);

    private async Task<IReadOnlyList<Change>> ChangesAsync() => (await _host.Catalog.GetChangesAsync(0, TimeSpan.Zero, Cancel)).Changes;

    private async Task<(Uri? Address, bool Served)> StandingAsync()
    {
        var listed = Assert.Single((await _host.Http.GetFromJsonAsync<List<ProductSummary>>("/api/products", MeshJson.Options, Cancel))!);
        var product = await _host.Catalog.FindProductAsync("sales", "orders", Cancel);
        Assert.Equal(product!.Served, listed.Served);
        return (product.Address, product.Served);
    }
}
