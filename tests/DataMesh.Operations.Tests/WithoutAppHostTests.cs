using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using DataMesh.Client;
using DataMesh.Testing;

namespace DataMesh.Operations.Tests;

/// <summary>
/// The published processes with nothing but settings, started in the worst order: every process before what it depends on, and two of
/// each that may have replicas.
/// </summary>
public sealed class WithoutAppHostTests(PublishedMesh mesh) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private const string Pipeline = "/api/pipelines/airports/airports/v1/runs";
    private const string Rows = "/data/airports/airports/v1/airport?$top=1";
    private readonly Uri _catalogAddress = MeshProcess.FreeAddress();
    private readonly List<MeshProcess> _started = [];
    private readonly TempFolder _tables = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_process_waits_for_what_it_needs_and_then_a_product_is_read_through_the_gateway()
    {
        await using var postgres = await PostgresRelay.CreateAsync();
        var (catalogDb, schedulerDb) = (Setting("ConnectionStrings__catalog-db", await postgres.DatabaseAsync()), Setting("ConnectionStrings__scheduler-db", await postgres.DatabaseAsync()));
        var catalogAddress = Setting("DataMesh__Catalog", _catalogAddress.ToString());
        var tables = Setting("DataMesh__Tables__Root", _tables.Path);

        // Nothing they need is there: no PostgreSQL, no catalog.
        MeshProcess[] schedulers = [await StartAsync("DataMesh.Scheduler", schedulerDb, catalogAddress), await StartAsync("DataMesh.Scheduler", schedulerDb, catalogAddress)];
        MeshProcess[] queries = [await StartAsync("DataMesh.Query", tables, catalogAddress), await StartAsync("DataMesh.Query", tables, catalogAddress)];
        MeshProcess[] gateways = [await StartGatewayAsync(schedulers, queries), await StartGatewayAsync(schedulers, queries)];
        var airports = await StartAsync("Airports", tables, catalogAddress);
        var schedulerStep = await StartAsync("DataMesh.Scheduler", ["migrate"], schedulerDb);
        foreach (var process in (MeshProcess[])[.. schedulers, .. queries, .. gateways])
        {
            await process.UntilAsync("/alive", HttpStatusCode.OK);
            await process.UntilAsync("/health", HttpStatusCode.ServiceUnavailable);
        }

        await airports.UntilAsync("/health", HttpStatusCode.OK);
        await airports.UntilSaidAsync("waits to be published");
        await gateways[0].UntilSaidAsync("The catalog does not answer");
        await queries[0].UntilSaidAsync("The catalog does not answer");
        await schedulers[0].UntilSaidAsync("The database cannot be used yet");
        await schedulerStep.UntilSaidAsync("Waiting for PostgreSQL");

        // The catalog next, still without its database.
        var catalogStep = await StartAsync("DataMesh.Catalog", ["migrate"], catalogDb);
        var catalog = MeshProcess.Start(await mesh.ProgramAsync("DataMesh.Catalog"), _catalogAddress, new Dictionary<string, string>([catalogDb]));
        _started.Add(catalog);
        await catalog.UntilAsync("/alive", HttpStatusCode.OK);
        await catalog.UntilAsync("/health", HttpStatusCode.ServiceUnavailable);
        await catalogStep.UntilSaidAsync("Waiting for PostgreSQL");

        postgres.Start();
        Assert.Equal((0, 0), (await catalogStep.EndAsync(), await schedulerStep.EndAsync()));
        foreach (var process in (MeshProcess[])[catalog, .. schedulers, .. queries, .. gateways])
        {
            await process.UntilAsync("/health", HttpStatusCode.OK);
        }

        foreach (var gateway in gateways)
        {
            await gateway.UntilAsync(Rows, HttpStatusCode.OK);
            Assert.Single((await gateway.Http.GetFromJsonAsync<JsonObject>(Rows, Cancel))!["value"]!.AsArray());
        }

        foreach (var query in queries)
        {
            await CountsAirportsAsync(query);
        }

        await RunsOnceAsync(schedulers, gateways[0]);
        foreach (var process in _started.Where(process => process != catalogStep && process != schedulerStep))
        {
            Assert.True(await process.TerminateAsync() == 0, process.Output);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in _started)
        {
            await process.DisposeAsync();
        }

        _tables.Dispose();
    }

    private static KeyValuePair<string, string> Setting(string name, string value) => new(name, value);

    private static async Task CountsAirportsAsync(MeshProcess query)
    {
        using var answer = await query.Http.PostAsJsonAsync("/sql", new SqlRequest { Sql = "select count(*) airports from airports.airport" }, MeshJson.Options, Cancel);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Cancel));
    }

    /// <summary>The publication started one run, not one at each scheduler; and each of them takes orders.</summary>
    private static async Task RunsOnceAsync(MeshProcess[] schedulers, MeshProcess gateway)
    {
        Assert.Single(await FinishedAsync(gateway, count: 1));
        foreach (var scheduler in schedulers)
        {
            using var accepted = await scheduler.Http.PostAsync(new Uri(Pipeline, UriKind.Relative), content: null, Cancel);
            Assert.Equal(HttpStatusCode.Accepted, accepted.StatusCode);
            await FinishedAsync(gateway, count: 1);
        }

        Assert.All(await FinishedAsync(gateway, count: 2), run => Assert.Equal(1, run.Attempts));
    }

    private static async Task<List<PipelineRun>> FinishedAsync(MeshProcess gateway, int count)
    {
        List<PipelineRun> runs = [];
        await WaitUntil.TrueAsync(
            async () =>
            {
                runs = await gateway.Http.GetFromJsonAsync<List<PipelineRun>>(Pipeline, MeshJson.Options, Cancel) ?? [];
                return runs.Count >= count && runs.All(run => run.State == PipelineRunState.Succeeded);
            },
            Patience,
            $"{count} runs to succeed");
        return runs;
    }

    private Task<MeshProcess> StartGatewayAsync(MeshProcess[] schedulers, MeshProcess[] queries) => StartAsync(
        "DataMesh.Gateway",
        Setting("services__catalog__http__0", _catalogAddress.ToString()),
        Setting("services__scheduler__http__0", schedulers[0].Address.ToString()),
        Setting("services__scheduler__http__1", schedulers[1].Address.ToString()),
        Setting("services__query__http__0", queries[0].Address.ToString()),
        Setting("services__query__http__1", queries[1].Address.ToString()),
        Setting("AllowedHosts", "127.0.0.1"),

        // Until the mesh has identities, the only environment in which anybody may read.
        Setting("ASPNETCORE_ENVIRONMENT", "Development"));

    private Task<MeshProcess> StartAsync(string project, params KeyValuePair<string, string>[] settings) => StartAsync(project, [], settings);

    private async Task<MeshProcess> StartAsync(string project, string[] arguments, params KeyValuePair<string, string>[] settings)
    {
        var process = MeshProcess.Start(await mesh.ProgramAsync(project), MeshProcess.FreeAddress(), new Dictionary<string, string>(settings), arguments);
        _started.Add(process);
        return process;
    }
}
