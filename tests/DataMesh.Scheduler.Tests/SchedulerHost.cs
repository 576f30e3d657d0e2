using System.Net.Http.Json;
using DataMesh.Client;
using DataMesh.Scheduler.Queues;
using DataMesh.Scheduler.Runs;
using DataMesh.Scheduler.Storage;
using DataMesh.Testing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace DataMesh.Scheduler.Tests;

/// <summary>The real scheduler with Hangfire on a real database; catalog and domains are the test's.</summary>
internal sealed class SchedulerHost : IAsyncLifetime
{
    private TestDatabase? _database;
    private WebApplicationFactory<SchedulerDb>? _factory;

    public FakeFeed Feed { get; } = new();

    public FakeDomain Domain { get; } = new();

    public HttpClient Http { get; private set; } = new();

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        await using (var db = new SchedulerDb(new DbContextOptionsBuilder<SchedulerDb>().UseNpgsql(_database.ConnectionString).Options))
        {
            await db.Database.MigrateAsync();
        }

        HangfireSchema.Install(new ConfigurationBuilder().AddInMemoryCollection([new($"ConnectionStrings:{SchedulerDb.ConnectionName}", _database.ConnectionString)]).Build());
        Start("Development");
    }

    public void Start(string environment)
    {
        _factory = new Factory(_database!.ConnectionString, environment, Feed, Domain);
        Http = _factory.CreateClient();
    }

    public async Task StopAsync()
    {
        Http.Dispose();
        await _factory!.DisposeAsync();
    }

    public async Task<PipelineRun> TriggerAsync(string domain)
    {
        using var answer = await Http.PostAsync(new Uri($"/api/pipelines/{domain}/orders/v1/runs", UriKind.Relative), content: null, TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<PipelineRun>(MeshJson.Options))!;
    }

    public async Task<List<PipelineRun>> RunsAsync(string domain)
    {
        using var answer = await Http.GetAsync(new Uri($"/api/pipelines/{domain}/orders/v1/runs", UriKind.Relative));
        return answer.IsSuccessStatusCode ? (await answer.Content.ReadFromJsonAsync<List<PipelineRun>>(MeshJson.Options))! : [];
    }

    /// <summary>The newest run of a pipeline, once it satisfies the condition.</summary>
    public async Task<PipelineRun> WaitAsync(string domain, Func<PipelineRun, bool> condition, string what)
    {
        PipelineRun? found = null;
        await WaitUntil.TrueAsync(async () => (found = (await RunsAsync(domain)).FirstOrDefault(condition)) is not null, TimeSpan.FromSeconds(60), what);
        return found!;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Feed.Dispose();
        Domain.Dispose();
        if (_database is not null)
        {
            await _database.DisposeAsync();
        }
    }

    private sealed class Factory(string connection, string environment, FakeFeed feed, FakeDomain domain) : WebApplicationFactory<SchedulerDb>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseSetting($"ConnectionStrings:{SchedulerDb.ConnectionName}", connection).UseEnvironment(environment)
                .UseSetting("DataMesh:Catalog", "http://catalog.test").UseSetting("DataMesh:Runs:Lease", "00:00:02").UseSetting("DataMesh:Runs:FirstRetry", "00:00:00.1");
            builder.ConfigureServices(services =>
            {
                services.AddHttpClient<CatalogClient>().ConfigurePrimaryHttpMessageHandler(() => new Shared(feed));
                services.AddHttpClient<DomainRuns>().ConfigurePrimaryHttpMessageHandler(() => new Shared(domain));
            });
        }
    }

    /// <summary>Keeps a handler alive that outlives the host.</summary>
    private sealed class Shared(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override void Dispose(bool disposing) => base.Dispose(disposing: false);
    }
}
