using System.Text.Json;
using DataMesh.Client;

namespace DataMesh.Benchmarks.Baselines;

/// <summary>
/// A domain and a catalog in one small process: it announces one product in the change feed and answers its data address with 1 KiB, so
/// that the gateway under test is the one that ships, following a real feed.
/// </summary>
internal static class Backend
{
    public const string DataPath = "/data/bench/rows/v1/row";
    private static readonly string Body = JsonSerializer.Serialize(new { value = new string('x', 1000) });

    public static async Task<int> RunAsync(string port)
    {
        var address = $"http://127.0.0.1:{port}";
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls(address);
        builder.Logging.ClearProviders();
        builder.Services.ConfigureHttpJsonOptions(json => MeshJson.Apply(json.SerializerOptions));
        var app = builder.Build();
        app.MapGet("/health", () => "Healthy");
        app.MapPost("/api/usage", () => TypedResults.NoContent());
        app.MapGet(DataPath, () => TypedResults.Text(Body, "application/json"));
        app.MapGet("/api/changes", async (long after, CancellationToken ct) => await ChangesAsync(after, new Uri(address), ct));
        await app.RunAsync();
        return 0;
    }

    private static async Task<ChangePage> ChangesAsync(long after, Uri address, CancellationToken ct)
    {
        if (after >= 1)
        {
            await Task.Delay(TimeSpan.FromSeconds(5), ct);
            return new() { Changes = [], Next = after };
        }

        return new() { Changes = [Published(address)], Next = 1 };
    }

    private static ProductPublished Published(Uri address) => new()
    {
        Sequence = 1,
        At = TimeProvider.System.GetUtcNow(),
        Domain = "bench",
        Product = "rows",
        Version = "1.0.0",
        Address = address,
        Contracts =
        [
            new() { Id = "urn:datamesh:contract:bench:rows", Contract = "rows", Version = "1.0.0", Major = 1, Objects = ["row"], Inputs = [] },
        ],
    };
}
