using System.Net;
using System.Net.Http.Json;
using DataMesh.Client;

namespace DataMesh.Catalog.Tests.Joining;

public sealed class JoiningTests : IAsyncLifetime
{
    private readonly CatalogHost _host = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _host.InitializeAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Theory]
    [InlineData($"http://{CatalogHost.ClosedDoor}:8080")]
    [InlineData($"https://{CatalogHost.ClosedDoor}")]
    public async Task An_address_at_which_nobody_answers_is_refused_and_nothing_is_published(string address)
    {
        var refusal = await Assert.ThrowsAsync<CatalogRefusedException>(() => PublishAsync(publication => publication with { Address = new Uri(address) }));

        Assert.Equal((HttpStatusCode.UnprocessableEntity, Problems.AddressUnreachable), (refusal.Status, refusal.Problem.Type));
        Assert.Contains("DataMesh__Domain__Address", refusal.Problem.Detail, StringComparison.Ordinal);
        Assert.Null(await _host.Catalog.FindProductAsync("sales", "orders", Cancel));
    }

    [Fact]
    public async Task A_name_of_service_discovery_is_taken_at_its_word()
    {
        var published = await PublishAsync(publication => publication with { Address = new Uri("http://sales") });

        Assert.True(published.Changed);
        Assert.Empty(published.Warnings);
    }

    [Fact]
    public async Task An_SDK_of_another_minor_version_publishes_with_a_warning_and_one_of_another_major_does_not()
    {
        var mesh = await _host.Http.GetFromJsonAsync<MeshDetails>(MeshDetails.Path, MeshJson.Options, Cancel);
        var version = mesh!.Version.Split('.');
        var minor = $"{version[0]}.{int.Parse(version[1], System.Globalization.CultureInfo.InvariantCulture) + 1}.0";

        var published = await PublishAsync(publication => publication with { SdkVersion = minor });
        var again = await PublishAsync(publication => publication with { SdkVersion = minor });
        var refusal = await Assert.ThrowsAsync<CatalogRefusedException>(() => PublishAsync(publication => publication with { SdkVersion = "99.0.0" }));

        Assert.Contains(minor, Assert.Single(published.Warnings), StringComparison.Ordinal);
        Assert.Contains(minor, Assert.Single(again.Warnings), StringComparison.Ordinal);
        Assert.Equal(Problems.SdkUnsupported, refusal.Problem.Type);
    }

    [Fact]
    public async Task A_catalog_that_was_not_told_where_tables_are_says_nothing_about_them()
    {
        var mesh = await _host.Http.GetFromJsonAsync<MeshDetails>(MeshDetails.Path, MeshJson.Options, Cancel);

        Assert.Null(mesh!.TablesRoot);
        Assert.Null(mesh.TablesId);
    }

    private Task<PublishedProduct> PublishAsync(Func<PublishProduct, PublishProduct> change) =>
        _host.Catalog.PublishAsync("sales", "orders", change(Documents.Publication("sales")), Cancel);
}
