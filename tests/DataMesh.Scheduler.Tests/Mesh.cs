using System.Net.Http.Json;
using DataMesh.Client;
using DataMesh.Scheduler.Storage;
using DataMesh.Testing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace DataMesh.Scheduler.Tests;

/// <summary>A scheduler between a catalog's feed and one domain, on a database of its own. Waits are short, so that tests are.</summary>
internal sealed class Mesh : IAsyncDisposable
{
    public const string DomainName = "sales";
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);
    private static readonly DateTimeOffset At = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly TestDatabase _database;
    private readonly Dictionary<string, string> _settings;
    private SchedulerApp? _scheduler;

    private Mesh(TestDatabase database, FakeCatalog catalog, DomainServer domain)
    {
        (_database, Catalog, Domain) = (database, catalog, domain);
        _settings = new()
        {
            ["urls"] = "http://127.0.0.1:0",
            ["environment"] = "Development",
            ["DataMesh:Catalog"] = catalog.Address.ToString(),
            [$"ConnectionStrings:{SchedulerDb.ConnectionName}"] = database.ConnectionString,
            ["DataMesh:Runs:Lease"] = "00:00:02",
            ["DataMesh:Runs:FirstRetry"] = "00:00:00.1",
        };
    }

    public FakeCatalog Catalog { get; }

    public DomainServer Domain { get; }

    public HttpClient Http => Scheduler.CreateClient();

    public IServiceProvider Services => Scheduler.Services;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private SchedulerApp Scheduler => _scheduler ?? throw new InvalidOperationException("The scheduler is stopped.");

    public static async Task<Mesh> StartAsync(params (string Setting, string Value)[] settings)
    {
        var mesh = await PrepareAsync(settings);
        mesh.StartScheduler();
        return mesh;
    }

    /// <summary>Everything but the scheduler, which the test starts itself.</summary>
    public static async Task<Mesh> PrepareAsync(params (string Setting, string Value)[] settings)
    {
        var mesh = new Mesh(await TestDatabase.CreateAsync(), await FakeCatalog.StartAsync(), await DomainServer.StartAsync());
        foreach (var (setting, value) in settings)
        {
            mesh._settings[setting] = value;
        }

        await SchedulerApp.MigrateAsync(mesh._database.ConnectionString);
        return mesh;
    }

    public void StartScheduler()
    {
        _scheduler = new(_settings);
        _scheduler.StartServer();
    }

    public async Task StopSchedulerAsync()
    {
        await Scheduler.DisposeAsync();
        _scheduler = null;
    }

    /// <summary>A context on the scheduler's database, for what its API does not show.</summary>
    public SchedulerDb OpenDb() => new(new DbContextOptionsBuilder<SchedulerDb>().UseNpgsql(_database.ConnectionString).Options);

    /// <summary>Breaks every connection to the database but the one that does it, as a restart would.</summary>
    public async Task BreakConnectionsAsync()
    {
        await using var connection = new NpgsqlConnection(_database.ConnectionString);
        await connection.OpenAsync(Cancel);
        await using var command = connection.CreateCommand();
        command.CommandText =
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()";
        await command.ExecuteNonQueryAsync(Cancel);
    }

    /// <summary>Publishes a product of the contract's name with that one contract, in major 1 with the object <c>order</c>.</summary>
    public void Publish(string contract, params string[] inputs) => Publish(contract, [Contract(contract, schedule: null, inputs)]);

    public void Publish(string product, IReadOnlyList<PublishedContract> contracts) => Catalog.Append(sequence => new ProductPublished
    {
        Sequence = sequence,
        At = At,
        Domain = DomainName,
        Product = product,
        Version = "1.0.0",
        Address = Domain.Address,
        Contracts = contracts,
    });

    public static PublishedContract Contract(string contract, string? schedule, params string[] inputs) => new()
    {
        Id = IdOf(contract),
        Contract = contract,
        Version = "1.0.0",
        Major = 1,
        Objects = ["order"],
        Schedule = schedule,
        Inputs = [.. inputs.Select(input => new InputPort { ContractId = IdOf(input), Major = 1 })],
    };

    public void Commit(string contract, string runId, string name = "order") =>
        Catalog.Append(sequence => Committed(sequence, contract, runId, name));

    public static DataCommitted Committed(long sequence, string contract, string runId, string name) => new()
    {
        Sequence = sequence,
        At = At,
        Domain = DomainName,
        Contract = contract,
        Major = 1,
        Object = name,
        DataVersion = sequence,
        Rows = 40,
        Bytes = 4000,
        RunId = runId,
    };

    public async Task<PipelineRun> StartRunAsync(string contract, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(RunsOf(contract), UriKind.Relative));
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        using var response = await Http.SendAsync(request, Cancel);
        Assert.Equal(System.Net.HttpStatusCode.Accepted, response.StatusCode);
        var run = (await response.Content.ReadFromJsonAsync<PipelineRun>(MeshJson.Options, Cancel))!;
        Assert.Equal($"/api/runs/{run.RunId}", response.Headers.Location?.OriginalString);
        return run;
    }

    public async Task<PipelineRun> RunAsync(string runId) => (await GetAsync<PipelineRun>($"/api/runs/{runId}"))!;

    /// <summary>Runs of a pipeline, newest first; none while it is unknown.</summary>
    public async Task<IReadOnlyList<PipelineRun>> RunsAsync(string contract) => await GetAsync<List<PipelineRun>>(RunsOf(contract)) ?? [];

    public async Task<IReadOnlyList<PipelineSummary>> PipelinesAsync() => (await GetAsync<List<PipelineSummary>>("/api/pipelines"))!;

    /// <summary>Waits until the pipeline has as many runs as named, all of them over, and returns them, newest first.</summary>
    public async Task<IReadOnlyList<PipelineRun>> UntilOverAsync(string contract, int runs)
    {
        IReadOnlyList<PipelineRun> found = [];
        await WaitUntil.TrueAsync(
            async () =>
            {
                found = await RunsAsync(contract);
                return found.Count >= runs && found.All(run => run.State is PipelineRunState.Succeeded or PipelineRunState.Failed);
            },
            Deadline,
            $"{runs} runs of {contract} to be over");
        return found;
    }

    public static Task UntilAsync(Func<bool> condition, string what) => WaitUntil.TrueAsync(condition, Deadline, what);

    public static Task UntilAsync(Func<Task<bool>> condition, string what) => WaitUntil.TrueAsync(condition, Deadline, what);

    /// <summary>Waits until everything that the feed says has been applied.</summary>
    public Task UntilReadAsync(long sequence) => WaitUntil.TrueAsync(
        async () =>
        {
            await using var db = OpenDb();
            return await db.Cursors.AnyAsync(cursor => cursor.Sequence >= sequence, Cancel);
        },
        Deadline,
        $"the feed to be read up to {sequence}");

    public async Task<(int Status, ProblemDetails Problem)> ProblemAsync(HttpMethod method, string path, string? key = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        using var response = await Http.SendAsync(request, Cancel);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        return ((int)response.StatusCode, (await response.Content.ReadFromJsonAsync<ProblemDetails>(MeshJson.Options, Cancel))!);
    }

    public static string RunsOf(string contract) => $"/api/pipelines/{DomainName}/{contract}/v1/runs";

    public async ValueTask DisposeAsync()
    {
        if (_scheduler is not null)
        {
            await _scheduler.DisposeAsync();
        }

        await Domain.DisposeAsync();
        await Catalog.DisposeAsync();
        await _database.DisposeAsync();
    }

    private static string IdOf(string contract) => $"urn:datamesh:contract:{DomainName}:{contract}";

    private async Task<T?> GetAsync<T>(string path)
        where T : class
    {
        using var response = await Http.GetAsync(new Uri(path, UriKind.Relative), Cancel);
        return response.IsSuccessStatusCode ? await response.Content.ReadFromJsonAsync<T>(MeshJson.Options, Cancel) : null;
    }
}
