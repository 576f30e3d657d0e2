using Yarp.ReverseProxy.Configuration;

namespace DataMesh.Benchmarks.Baselines;

/// <summary>YARP with one route and nothing else: what a gateway can be at best.</summary>
internal static class BareYarp
{
    public static async Task<int> RunAsync(string port, string backend)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        builder.Logging.ClearProviders();
        builder.Services.AddReverseProxy().LoadFromMemory(
            [new RouteConfig { RouteId = "all", ClusterId = "backend", Match = new() { Path = "/{**rest}" } }],
            [
                new ClusterConfig
                {
                    ClusterId = "backend",
                    Destinations = new Dictionary<string, DestinationConfig> { ["only"] = new() { Address = backend } },
                },
            ]);
        var app = builder.Build();
        app.MapGet("/health", () => "Healthy");
        app.MapReverseProxy();
        await app.RunAsync();
        return 0;
    }
}
