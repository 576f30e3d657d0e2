using System.Net.Http.Json;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;
using DataMesh.Client;
using DataMesh.Testing;

namespace DataMesh.EndToEnd;

/// <summary>The real mesh, started through the AppHost on state of its own, with the replay of flights switched off.</summary>
public sealed class Mesh : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
#if MESH_ENGINE_ASPIRE
    private static readonly bool RestartsByItself;
#else
    private static readonly bool RestartsByItself = true;
#endif
    private readonly TempFolder _state = new();
    private DistributedApplication? _app;

    /// <summary>The gateway, as a consumer sees it.</summary>
    public HttpClient Gateway { get; private set; } = new();

    internal DistributedApplication App => _app ?? throw new InvalidOperationException("The mesh has not been started.");

    public async ValueTask InitializeAsync()
    {
        // Inherited by every process on both engines.
        Environment.SetEnvironmentVariable("Flights__Replay__FlightsPerMinute", "0");
        var builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.DataMesh_AppHost>(["--state", _state.Path]);
        _app = await builder.BuildAsync();
        await _app.StartAsync();
        using var patience = new CancellationTokenSource(Patience);
        await _app.ResourceNotifications.WaitForResourceHealthyAsync("gateway", patience.Token);
        Gateway = _app.CreateHttpClient("gateway");
        Gateway.Timeout = TimeSpan.FromMinutes(1);
        await WaitForRowsAsync("/data/airports/airports/v1/airport");
        await WaitForRowsAsync("/data/flights/on-time-performance/v1/flight");
        await WaitForRowsAsync("/data/punctuality/airport-punctuality/v1/airport_month");
    }

    public async ValueTask DisposeAsync()
    {
        Gateway.Dispose();
        if (_app is not null)
        {
            await _app.DisposeAsync();
        }

        _state.Dispose();
    }

    /// <summary>Starts a run by hand and follows it to its end.</summary>
    internal async Task<PipelineRun> RunAsync(string pipeline, CancellationToken ct)
    {
        var run = await TriggerAsync(pipeline, ct);
        return await FinishedAsync(run.RunId, ct);
    }

    internal async Task<PipelineRun> TriggerAsync(string pipeline, CancellationToken ct)
    {
        using var response = await Gateway.PostAsync(new Uri($"/api/pipelines/{pipeline}/runs", UriKind.Relative), content: null, ct);
        Assert.Equal(System.Net.HttpStatusCode.Accepted, response.StatusCode);
        return await response.Content.ReadFromJsonAsync<PipelineRun>(MeshJson.Options, ct) ?? throw new InvalidOperationException("No run.");
    }

    internal async Task<PipelineRun> FinishedAsync(string runId, CancellationToken ct)
    {
        PipelineRun? run = null;
        await WaitUntil.TrueAsync(
            async () =>
            {
                run = await TryGetRunAsync(runId, ct);
                return run is { State: PipelineRunState.Succeeded or PipelineRunState.Failed };
            },
            Patience,
            $"run {runId} to end");
        return run!;
    }

    internal Task<PipelineRun?> TryGetRunAsync(string runId, CancellationToken ct) => TryGetAsync<PipelineRun>($"/api/runs/{runId}", ct);

    internal async Task<T> GetAsync<T>(string path, CancellationToken ct)
    {
        using var response = await Gateway.GetAsync(new Uri(path, UriKind.Relative), ct);
        Assert.True(response.IsSuccessStatusCode, $"{path}: {(int)response.StatusCode} {await response.Content.ReadAsStringAsync(ct)}");
        return await response.Content.ReadFromJsonAsync<T>(MeshJson.Options, ct) ?? throw new InvalidOperationException($"{path} answered null.");
    }

    internal async Task<T?> TryGetAsync<T>(string path, CancellationToken ct)
        where T : class
    {
        try
        {
            using var response = await Gateway.GetAsync(new Uri(path, UriKind.Relative), ct);
            return response.IsSuccessStatusCode ? await response.Content.ReadFromJsonAsync<T>(MeshJson.Options, ct) : null;
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    /// <summary>kill -9, then waits until the resource is healthy again. Aspire never restarts a process; the Local engine does.</summary>
    internal async Task KillAsync(string resource, CancellationToken ct)
    {
        MeshProcess.Kill(resource);
        if (!RestartsByItself)
        {
            await App.ResourceCommands.ExecuteCommandAsync(resource, KnownResourceCommands.StartCommand, ct);
        }
    }

    /// <summary>How many commits of any table carry the run, counted in the Delta logs on disk.</summary>
    internal int CommitsOf(string runId) =>
        Directory.EnumerateFiles(_state.Path, "*.json", SearchOption.AllDirectories)
            .Count(file => Path.GetFileName(Path.GetDirectoryName(file)) == "_delta_log"
                && File.ReadAllText(file).Contains($"datamesh.run/{runId}", StringComparison.Ordinal));

    internal async Task HealthyAsync(string resource, CancellationToken ct)
    {
        using var http = App.CreateHttpClient(resource);
        await WaitUntil.TrueAsync(
            async () =>
            {
                try
                {
                    using var response = await http.GetAsync(new Uri("/health", UriKind.Relative), ct);
                    return response.IsSuccessStatusCode;
                }
                catch (HttpRequestException)
                {
                    return false;
                }
            },
            Patience,
            $"{resource} to be healthy");
    }

    private Task WaitForRowsAsync(string path) => WaitUntil.TrueAsync(
        async () =>
        {
            using var response = await Gateway.GetAsync(new Uri($"{path}?$top=1", UriKind.Relative));
            return response.IsSuccessStatusCode && (await response.Content.ReadAsStringAsync()).Contains("\"value\":[{", StringComparison.Ordinal);
        },
        Patience,
        $"rows at {path}");
}
