using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;
using DataMesh.Client;
using DataMesh.Testing;

namespace DataMesh.Templates.Tests;

/// <summary>A mesh that has, besides the samples, one domain for each combination of the template's options, and two more.</summary>
public sealed class MeshOfNewDomains(Template template) : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private readonly DomainFolder _domains = new();
    private readonly TempFolder _state = new();
    private DistributedApplication? _app;

    /// <summary>The gateway, as a consumer sees it.</summary>
    public HttpClient Gateway { get; private set; } = new();

    /// <summary>All that a domain elsewhere knows of the mesh.</summary>
    internal Uri Catalog => App.GetEndpoint("catalog");

    private DistributedApplication App => _app ?? throw new InvalidOperationException("The mesh has not been started.");

    public async ValueTask InitializeAsync()
    {
        foreach (var combination in Combination.All)
        {
            await template.NewAsync(_domains.Path, combination.Name, combination.Options);
        }

        await template.NewAsync(_domains.Path, "Returns", "--contract", "returned-parcels");
        await template.NewAsync(_domains.Path, "Depots", "--contract", "airports");
        await _domains.BuildAsync();
        await StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _domains.Dispose();
        _state.Dispose();
    }

    /// <summary>The folder of a domain, to edit it.</summary>
    internal string FolderOf(string project) => Path.Combine(_domains.Path, project);

    internal async Task StartAsync()
    {
        // Inherited by every process on both engines.
        Environment.SetEnvironmentVariable("Flights__Replay__FlightsPerMinute", "0");
        var builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.DataMesh_AppHost>(
            ["--state", _state.Path, "--domains", _domains.Path, "--no-dashboard"]);
        _app = await builder.BuildAsync();
        await _app.StartAsync();
        using var patience = new CancellationTokenSource(Patience);
        await _app.ResourceNotifications.WaitForResourceHealthyAsync("gateway", patience.Token);
        Gateway = _app.CreateHttpClient("gateway");
        Gateway.Timeout = TimeSpan.FromMinutes(1);
    }

    internal async Task StopAsync()
    {
        Gateway.Dispose();
        if (_app is not null)
        {
            await _app.DisposeAsync();
        }

        _app = null;
    }

    /// <summary>Rows at an address, once there are any.</summary>
    internal async Task<JsonArray> RowsAsync(string path)
    {
        JsonArray rows = [];
        var said = string.Empty;
        try
        {
            await WaitUntil.TrueAsync(
                async () =>
                {
                    using var response = await Gateway.GetAsync(new Uri(path, UriKind.Relative));
                    said = await response.Content.ReadAsStringAsync();
                    rows = response.IsSuccessStatusCode ? JsonNode.Parse(said)!["value"]!.AsArray() : [];
                    return rows.Count > 0;
                },
                Patience,
                $"rows at {path}");
        }
        catch (TimeoutException)
        {
            Assert.Fail($"No rows at {path}: {said}");
        }

        return rows;
    }

    /// <summary>What <c>/mesh/status</c> of a domain says, once it satisfies the condition.</summary>
    internal async Task<JsonNode> StatusAsync(string domain, Func<JsonNode, bool> condition, CancellationToken ct)
    {
        JsonNode? status = null;
        using var http = App.CreateHttpClient(domain);
        await WaitUntil.TrueAsync(
            async () =>
            {
                try
                {
                    status = await http.GetFromJsonAsync<JsonNode>(new Uri("/mesh/status", UriKind.Relative), ct);
                    return condition(status!);
                }
                catch (HttpRequestException)
                {
                    return false;
                }
            },
            Patience,
            $"{domain} to have the status");
        return status!;
    }

    /// <summary>Starts a run by hand and follows it to its end.</summary>
    internal async Task<PipelineRun> RunAsync(string pipeline, CancellationToken ct)
    {
        using var response = await Gateway.PostAsync(new Uri($"/api/pipelines/{pipeline}/runs", UriKind.Relative), content: null, ct);
        var run = await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<PipelineRun>(MeshJson.Options, ct);
        await WaitUntil.TrueAsync(
            async () =>
            {
                run = await Gateway.GetFromJsonAsync<PipelineRun>(new Uri($"/api/runs/{run!.RunId}", UriKind.Relative), MeshJson.Options, ct);
                return run is { State: PipelineRunState.Succeeded or PipelineRunState.Failed };
            },
            Patience,
            "the run to end");
        return run!;
    }
}
