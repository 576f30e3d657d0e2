using System.Net.Http.Json;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;
using DataMesh.LocalHosting.Terminal;
using DataMesh.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace DataMesh.LocalHosting.Tests;

/// <summary>A graph of probes on the Local engine.</summary>
internal sealed class ProbeGraph : IAsyncDisposable
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly CancellationTokenSource _patience = new(Patience);
    private DistributedApplication? _app;

    public ProbeGraph() => Builder.Services.AddSingleton<ITerminal>(Terminal);

    public TempFolder Folder { get; } = new();

    public RecordingTerminal Terminal { get; } = new();

    public IDistributedApplicationTestingBuilder Builder { get; } = DistributedApplicationTestingBuilder.Create();

    public DistributedApplication App => _app ?? throw new InvalidOperationException("Not started.");

    public CancellationToken Cancel => _patience.Token;

    /// <summary>A probe without health check: it is healthy as soon as it runs.</summary>
    public IResourceBuilder<ProjectResource> AddProcess(string name, params string[] args) =>
        Builder.AddProject(name, new ProbeProject(Folder.Path)).WithArgs(args);

    public IResourceBuilder<ProjectResource> AddProbe(string name, params string[] args) =>
        AddProcess(name, args).WithHttpEndpoint().WithHttpHealthCheck("/health");

    public async Task StartAsync()
    {
        Builder.ConfigureLocalEngine(engine => engine.LogFolder = Folder.Combine("logs"));
        _app = await Builder.BuildAsync(Cancel);
        await _app.StartAsync(Cancel);
    }

    public async Task StartHealthyAsync(params string[] names)
    {
        await StartAsync();
        foreach (var name in names)
        {
            await App.ResourceNotifications.WaitForResourceHealthyAsync(name, Cancel);
        }
    }

    public async Task<T> GetAsync<T>(string name, string path)
    {
        // A connection of its own: a pooled one stays with the replica that it reached first.
        using var http = new HttpClient { BaseAddress = App.GetEndpoint(name) };
        return await http.GetFromJsonAsync<T>(path, Cancel) ?? throw new InvalidOperationException($"{path} answered null.");
    }

    public Task<Dictionary<string, string>> EnvironmentOfAsync(string name) => GetAsync<Dictionary<string, string>>(name, "/env");

    public async ValueTask DisposeAsync()
    {
        await (_app?.DisposeAsync() ?? ValueTask.CompletedTask);
        Folder.Dispose();
        _patience.Dispose();
    }
}
