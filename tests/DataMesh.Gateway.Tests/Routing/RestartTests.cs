using System.Net;
using DataMesh.Client;
using DataMesh.Testing;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace DataMesh.Gateway.Tests.Routing;

public sealed class RestartTests
{
    private const string Data = "/data/airports/airports/v1/airport";

    [Fact]
    public async Task A_gateway_that_starts_while_the_catalog_is_down_serves_what_the_cache_holds()
    {
        var cache = new MemoryDistributedCache(Options.Create(new MemoryDistributedCacheOptions()));
        await using var domain = await EchoService.StartAsync("airports");
        var catalog = await FakeCatalog.StartAsync();
        await using (var first = new GatewayApp(catalog.Address).With(services => services.AddSingleton<IDistributedCache>(cache)))
        {
            catalog.Publish("airports", "airports", domain.Address, "airports/v1/airport");
            await first.UntilAsync(Data, HttpStatusCode.OK);
            await WaitUntil.TrueAsync(
                () => cache.Get("datamesh:products:DataMesh.Gateway") is not null,
                TimeSpan.FromSeconds(10),
                "the products to be in the cache");
        }

        var address = catalog.Address;
        await catalog.DisposeAsync();
        await using var second = new GatewayApp(address).With(services => services.AddSingleton<IDistributedCache>(cache));

        await second.UntilReadyAsync();
        await second.UntilAsync(Data, HttpStatusCode.OK);
    }

    [Fact]
    public async Task Without_cache_and_catalog_it_is_not_ready_and_calls_no_data_unknown()
    {
        await using var gateway = new GatewayApp(await NobodyAsync());

        using var health = await gateway.GetAsync("/health");
        var (status, problem) = await gateway.ProblemAsync(HttpMethod.Get, Data);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, health.StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Equal(Problems.NotReady, problem.Type);
    }

    [Fact]
    public async Task A_cache_that_does_not_answer_costs_nothing_but_the_memory_of_a_restart()
    {
        await using var catalog = await FakeCatalog.StartAsync();
        await using var domain = await EchoService.StartAsync("airports");
        var nobody = await NobodyAsync();
        await using var gateway = new GatewayApp(catalog.Address).With("ConnectionStrings:cache", $"{nobody.Host}:{nobody.Port}");
        catalog.Publish("airports", "airports", domain.Address, "airports/v1/airport");

        await gateway.UntilAsync(Data, HttpStatusCode.OK);
        await gateway.UntilReadyAsync();
    }

    /// <summary>An address where somebody has just stopped listening.</summary>
    private static async Task<Uri> NobodyAsync()
    {
        await using var gone = await FakeCatalog.StartAsync();
        return gone.Address;
    }
}
