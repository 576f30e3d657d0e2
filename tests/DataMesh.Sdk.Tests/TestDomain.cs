using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using DataMesh.Client;
using DataMesh.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace DataMesh.Sdk.Tests;

/// <summary>A small domain called <c>shop</c> with one contract, <c>orders</c>, in folders of its own; it can be stopped and started again.</summary>
internal sealed class TestDomain : IAsyncDisposable
{
    public const string Rows = "/data/shop/orders/v1/order";
    public const string Events = "/data/shop/orders/v1/events";
    private readonly TempFolder _folder = new();
    private DataDomain? _running;
    private long _token;

    public TestDomain()
    {
        Directory.CreateDirectory(_folder.Combine("domain", "data"));
        Write("shop.odps.yaml", Documents.Product);
        Write("orders.odcs.yaml", Documents.Contract);
        Write("orders.sql", Documents.Sql);
        Write(Path.Combine("data", "orders.csv"), Documents.Csv);
    }

    public FakeCatalog Catalog { get; } = new();

    /// <summary>What a domain with code of its own adds to its host.</summary>
    public Action<DataDomainBuilder>? Configure { get; init; }

    /// <summary>Settings besides those that every domain needs.</summary>
    public string[] Settings { get; init; } = [];

    public HttpClient Http => _running!.App.GetTestClient();

    public void Write(string file, string text)
    {
        var path = _folder.Combine("domain", file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    /// <summary>Files of the table of orders, its log included.</summary>
    public IReadOnlyList<string> TableFiles(string pattern) =>
        Directory.GetFiles(_folder.Combine("tables", "shop", "orders", "v1", "order"), pattern, SearchOption.AllDirectories);

    public async Task StartAsync()
    {
        var builder = DataDomain.CreateBuilder(
        [
            $"--DataMesh:Domain:Folder={_folder.Combine("domain")}",
            $"--DataMesh:Tables:Root={_folder.Combine("tables")}",
            "--DataMesh:Catalog=http://catalog.test",
            "--environment=Development",
            .. Settings,
        ]);
        builder.Host.WebHost.UseTestServer();
        builder.Host.Services.AddCatalogClient().ConfigurePrimaryHttpMessageHandler(() => Catalog);
        Configure?.Invoke(builder);
        _running = builder.Build();
        await _running.App.StartAsync(TestContext.Current.CancellationToken);
    }

    public async Task StopAsync()
    {
        if (_running is not null)
        {
            await _running.App.StopAsync();
            await _running.App.DisposeAsync();
            _running = null;
        }
    }

    /// <summary>Runs the pipeline to its end, with the next fencing token.</summary>
    public async Task<RunStatus> RunAsync(string? runId = null)
    {
        runId ??= Guid.CreateVersion7().ToString();
        using var accepted = await PutAsync(runId, ++_token);
        Assert.True(accepted.IsSuccessStatusCode, await accepted.Content.ReadAsStringAsync());
        RunStatus? status = null;
        await WaitUntil.TrueAsync(
            async () => (status = await Http.GetFromJsonAsync<RunStatus>(RunPath(runId), MeshJson.Options))!.State is RunState.Committed or RunState.Failed,
            TimeSpan.FromSeconds(30),
            "the run to end");
        return status!;
    }

    public Task<HttpResponseMessage> PutAsync(string runId, long token) =>
        Http.PutAsJsonAsync(RunPath(runId), new RunRequest { Trigger = RunTrigger.Manual, FencingToken = token, Inputs = [] }, MeshJson.Options);

    public async Task<JsonObject> GetAsync(string path)
    {
        using var response = await Http.GetAsync(new Uri(path, UriKind.Relative));
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == HttpStatusCode.OK, $"{path}: {(int)response.StatusCode} {text}");
        return JsonNode.Parse(text)!.AsObject();
    }

    public async Task<(HttpStatusCode Status, string? Type, string? Detail)> ProblemAsync(string path)
    {
        using var response = await Http.GetAsync(new Uri(path, UriKind.Relative));
        var problem = await response.Content.ReadFromJsonAsync<JsonObject>();
        return (response.StatusCode, (string?)problem?["type"], (string?)problem?["detail"]);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Catalog.Dispose();
        _folder.Dispose();
    }

    private static string RunPath(string runId) => $"/mesh/pipelines/orders/v1/runs/{runId}";
}
