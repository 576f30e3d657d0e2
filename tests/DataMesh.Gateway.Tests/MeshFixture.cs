using System.Net;
using DataMesh.Testing;

namespace DataMesh.Gateway.Tests;

/// <summary>A catalog, one domain with one product in two versions, and a gateway that routes to it.</summary>
public sealed class MeshFixture : IAsyncLifetime
{
    internal const string Data = "/data/flights/on-time-performance/v1/flight";

    public FakeCatalog Catalog { get; private set; } = null!;

    internal EchoService Domain { get; private set; } = null!;

    internal EchoService Platform { get; private set; } = null!;

    internal GatewayApp Gateway { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Catalog = await FakeCatalog.StartAsync();
        Domain = await EchoService.StartAsync("flights");
        Platform = await EchoService.StartAsync("platform");
        Gateway = new GatewayApp(Catalog.Address)
            .WithService("flights", Domain.Address)
            .WithService("catalog", Platform.Address)
            .WithService("scheduler", Platform.Address)
            .WithService("query", Platform.Address);
        Catalog.Publish(
            "flights", "on-time-performance", new("http://flights"), "on-time-performance/v1/flight", "on-time-performance/v3/flight");
        await Gateway.UntilAsync(Data, HttpStatusCode.OK);
    }

    public async ValueTask DisposeAsync()
    {
        await Gateway.DisposeAsync();
        await Domain.DisposeAsync();
        await Platform.DisposeAsync();
        await Catalog.DisposeAsync();
    }
}
