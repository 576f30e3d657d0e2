using System.Diagnostics;
using System.Reflection;
using DataMesh.Benchmarks.Baselines;

namespace DataMesh.Benchmarks;

/// <summary>Requests per second through the gateway against bare YARP before the same backend, interleaved in one run.</summary>
internal static class GatewayBenchmark
{
    private const int Rounds = 7;
    private const int Connections = 32;
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(4);

    public static string Root { get; } = typeof(GatewayBenchmark).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == "RepositoryRoot").Value!;

    public static async Task<int> RunAsync()
    {
        using var probe = new HttpClient();
        var (backendPort, yarpPort, gatewayPort) = (ChildProcess.FreePort(), ChildProcess.FreePort(), ChildProcess.FreePort());
        var backendAddress = $"http://127.0.0.1:{backendPort}";
        using var backend = ChildProcess.StartSelf("backend", $"{backendPort}");
        using var yarp = ChildProcess.StartSelf("bare-yarp", $"{yarpPort}", backendAddress);
        using var gateway = ChildProcess.Start(
            "dotnet",
            ["DataMesh.Gateway.dll"],
            Path.Combine(Root, "DataMesh.Gateway", "bin", Configuration, "net10.0"),
            ("ASPNETCORE_URLS", $"http://127.0.0.1:{gatewayPort}"),
            ("ASPNETCORE_ENVIRONMENT", "Development"),
            ("DataMesh__Catalog", backendAddress));
        var (bare, full) = ($"http://127.0.0.1:{yarpPort}{Backend.DataPath}", $"http://127.0.0.1:{gatewayPort}{Backend.DataPath}");
        await yarp.WaitForAsync(probe, bare, _ => true);
        await gateway.WaitForAsync(probe, full, _ => true);
        await LoadAsync(bare, Round);
        await LoadAsync(full, Round);

        var ratios = new List<double>();
        for (var round = 1; round <= Rounds; round++)
        {
            var (baseline, measured) = (await LoadAsync(bare, Round), await LoadAsync(full, Round));
            ratios.Add(measured / baseline);
            Console.WriteLine($"round {round}: bare YARP {baseline:F0}/s, gateway {measured:F0}/s, ratio {measured / baseline:F2}");
        }

        Console.WriteLine($"gateway / bare YARP, median of {Rounds} pairs: {Statistics.Median(ratios):F2}");
        return 0;
    }

    public const string Configuration =
#if DEBUG
        "Debug";
#else
        "Release";
#endif

    /// <summary>Closed loop: every connection asks again as soon as it was answered. Any answer but 200 fails the benchmark.</summary>
    private static async Task<double> LoadAsync(string address, TimeSpan duration)
    {
        using var handler = new SocketsHttpHandler { MaxConnectionsPerServer = Connections };
        using var http = new HttpClient(handler);
        var target = new Uri(address);
        var clock = Stopwatch.StartNew();
        var counts = await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => AskAsync(http, target, clock, duration)));
        return counts.Sum() / clock.Elapsed.TotalSeconds;
    }

    private static async Task<long> AskAsync(HttpClient http, Uri target, Stopwatch clock, TimeSpan duration)
    {
        var answered = 0L;
        while (clock.Elapsed < duration)
        {
            using var response = await http.GetAsync(target);
            response.EnsureSuccessStatusCode();
            await response.Content.ReadAsByteArrayAsync();
            answered++;
        }

        return answered;
    }
}
