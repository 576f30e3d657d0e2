using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using DataMesh.Client;

namespace DataMesh.Catalog.Tests.Storage;

public sealed class NotReadyTests : IAsyncLifetime
{
    private readonly CatalogHost _host = new(isMigrated: false);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _host.InitializeAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Before_the_migration_ran_every_request_is_asked_to_come_again_later()
    {
        using var answer = await _host.Http.GetAsync(new Uri("/api/products", UriKind.Relative), Cancel);
        var problem = await answer.Content.ReadFromJsonAsync<JsonObject>(Cancel);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal(Problems.NotReady, (string?)problem!["type"]);
        Assert.Contains("migrate", (string?)problem["detail"], StringComparison.Ordinal);
        Assert.NotNull(answer.Headers.RetryAfter?.Delta);
    }

    [Fact]
    public async Task After_the_migration_requests_are_answered_without_a_restart()
    {
        using var before = await _host.Http.GetAsync(new Uri("/api/products", UriKind.Relative), Cancel);
        await _host.MigrateAsync();

        Assert.Equal(HttpStatusCode.Created, (await _host.PublishAsync("sales")).StatusCode);
    }
}
