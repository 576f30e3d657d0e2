using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using DataMesh.Client;
using DataMesh.Testing;
using Npgsql;

namespace DataMesh.Operations.Tests;

/// <summary>The commands of docs/operations.md, as they stand there, carry a mesh to another place.</summary>
public sealed partial class BackupTests(PublishedMesh mesh) : IDisposable
{
    private const string Product = "/api/products/airports/airports";
    private readonly TempFolder _folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_mesh_that_was_lost_is_restored_with_its_products_its_runs_and_its_rows()
    {
        Assert.SkipUnless(Has("pg_dump") && Has("pg_restore"), "PostgreSQL's client programs are not installed here.");
        Directory.CreateDirectory(_folder.Combine("backup"));
        await using var before = await PlaceAsync("before");
        await before.MigrateAsync();
        await using (var living = await before.StartAsync())
        {
            await living.Scheduler.UntilAsync("/api/pipelines/airports/airports/v1", HttpStatusCode.OK);
            await WaitUntil.TrueAsync(async () => (await living.ProductAsync())?.Ports[0].Quality is not null, TimeSpan.FromMinutes(2), "the first run");
            await RunBlockAsync("backup", before);
        }

        await using var after = await PlaceAsync("after");
        await RunBlockAsync("restore", after);
        await using var restored = await after.StartAsync();
        await restored.Airports.UntilAsync("/data/airports/airports/v1/airport?$top=1", HttpStatusCode.OK);
        var product = await restored.ProductAsync();
        var runs = await restored.Scheduler.Http.GetFromJsonAsync<List<PipelineRun>>("/api/pipelines/airports/airports/v1/runs", MeshJson.Options, Cancel);

        var commit = Assert.Single(product!.Ports[0].Objects).LastCommit!;
        Assert.Equal((0, 3376), (commit.DataVersion, commit.Rows));
        Assert.Equal(commit.RunId, Assert.Single(runs!).RunId);
    }

    private static bool Has(string program) =>
        Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));

    private async Task<Place> PlaceAsync(string name) => new(
        mesh, await TestDatabase.CreateAsync(), await TestDatabase.CreateAsync(), Directory.CreateDirectory(_folder.Combine(name)).FullName);

    private async Task RunBlockAsync(string name, Place place)
    {
        var text = await File.ReadAllTextAsync(Path.Combine(PublishedMesh.Repository, "docs", "operations.md"), Cancel);
        var block = Block().Matches(text).Single(match => match.Groups["name"].Value == name).Groups["commands"].Value;
        var start = new ProcessStartInfo("sh", ["-e", "-c", block]) { RedirectStandardError = true };
        start.Environment["BACKUP"] = _folder.Combine("backup");
        start.Environment["TABLES"] = place.Tables;
        start.Environment["CATALOG_DB"] = AddressOf(place.Catalog);
        start.Environment["SCHEDULER_DB"] = AddressOf(place.Scheduler);
        using var process = Process.Start(start)!;
        var errors = await process.StandardError.ReadToEndAsync(Cancel);
        await process.WaitForExitAsync(Cancel);
        Assert.True(process.ExitCode == 0, errors);
    }

    private static string AddressOf(TestDatabase database)
    {
        var parts = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        return $"postgresql://{parts.Username}:{Uri.EscapeDataString(parts.Password ?? "")}@{parts.Host}:{parts.Port}/{parts.Database}";
    }

    [GeneratedRegex("<!-- (?<name>[a-z]+): a test runs this -->\n```sh\n(?<commands>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Block();

    /// <summary>Where a mesh keeps what it has.</summary>
    private sealed record Place(PublishedMesh Mesh, TestDatabase Catalog, TestDatabase Scheduler, string Tables) : IAsyncDisposable
    {
        public async Task MigrateAsync()
        {
            foreach (var (project, settings) in new[] { ("DataMesh.Catalog", CatalogSettings), ("DataMesh.Scheduler", SchedulerSettings(MeshProcess.FreeAddress())) })
            {
                await using var step = MeshProcess.Start(await Mesh.ProgramAsync(project), MeshProcess.FreeAddress(), settings, "migrate");
                Assert.True(await step.EndAsync() == 0, step.Output);
            }
        }

        public async Task<Living> StartAsync()
        {
            var address = MeshProcess.FreeAddress();
            var domain = new Dictionary<string, string> { ["DataMesh__Catalog"] = address.ToString(), ["DataMesh__Tables__Root"] = Tables };
            return new(
                MeshProcess.Start(await Mesh.ProgramAsync("DataMesh.Catalog"), address, CatalogSettings),
                MeshProcess.Start(await Mesh.ProgramAsync("DataMesh.Scheduler"), MeshProcess.FreeAddress(), SchedulerSettings(address)),
                MeshProcess.Start(await Mesh.ProgramAsync("Airports"), MeshProcess.FreeAddress(), domain));
        }

        public async ValueTask DisposeAsync()
        {
            await Catalog.DisposeAsync();
            await Scheduler.DisposeAsync();
        }

        // In Development, because only there the tests' well-known password is taken.
        private Dictionary<string, string> CatalogSettings => new()
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["ConnectionStrings__catalog-db"] = Catalog.ConnectionString,
        };

        private Dictionary<string, string> SchedulerSettings(Uri catalog) => new()
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["ConnectionStrings__scheduler-db"] = Scheduler.ConnectionString,
            ["DataMesh__Catalog"] = catalog.ToString(),
        };
    }

    private sealed record Living(MeshProcess Catalog, MeshProcess Scheduler, MeshProcess Airports) : IAsyncDisposable
    {
        public async Task<ProductDetails?> ProductAsync() => await Catalog.StatusAsync(Product) == HttpStatusCode.OK
            ? await Catalog.Http.GetFromJsonAsync<ProductDetails>(Product, MeshJson.Options, Cancel)
            : null;

        public async ValueTask DisposeAsync()
        {
            await Airports.TerminateAsync();
            await Scheduler.TerminateAsync();
            await Catalog.TerminateAsync();
            await Airports.DisposeAsync();
            await Scheduler.DisposeAsync();
            await Catalog.DisposeAsync();
        }
    }
}
