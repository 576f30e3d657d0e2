using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using DataMesh.Client;
using DuckDB.NET.Data;

namespace DataMesh.Benchmarks;

/// <summary>
/// One start of the real mesh on empty state: cold start against one minimal Kestrel process, idle memory of all .NET processes, and the
/// Flights pipeline's rows per second against a bare DuckDB COPY of the same rows. Linux only: memory is read from /proc.
/// </summary>
internal static class MeshBenchmark
{
    private const int Pairs = 3;
    private const string Gateway = "http://localhost:5100";
    private static readonly TimeSpan Settle = TimeSpan.FromSeconds(30);

    private static readonly string[] Products =
    [
        "/data/airports/airports/v1/airport?$top=1",
        "/data/flights/on-time-performance/v1/flight?$top=1",
        "/data/punctuality/airport-punctuality/v1/airport_month?$top=1",
    ];

    public static async Task<int> RunAsync()
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        var (starts, ratios, throughputs) = (new List<double>(), new List<double>(), new List<double>());
        var state = Directory.CreateTempSubdirectory("mesh-benchmark-");
        await InstallToolsAsync(state.FullName, http);
        for (var pair = 1; pair <= Pairs; pair++)
        {
            var minimal = await MinimalStartAsync(http);
            using var mesh = StartMesh(state.FullName);
            var seconds = await ColdStartAsync(mesh, http);
            starts.Add(seconds);
            ratios.Add(seconds / minimal);
            Console.WriteLine($"cold start {pair}: {seconds:F1} s = {seconds / minimal:F0} x one minimal Kestrel process ({minimal:F2} s)");
            throughputs.Add(await PipelineAsync(http));
            if (pair == Pairs)
            {
                await Task.Delay(Settle);
                ReportMemory(mesh.Id);
            }

            mesh.Terminate();
        }

        state.Delete(recursive: true);
        Console.WriteLine($"cold start, median of {Pairs}: {Statistics.Median(starts):F1} s, {Statistics.Median(ratios):F0} x minimal Kestrel");
        Console.WriteLine($"Flights pipeline / bare DuckDB COPY in rows per second, median of {Pairs}: {Statistics.Median(throughputs):F2}");
        return 0;
    }

    private static ChildProcess StartMesh(string state) => ChildProcess.Start(
        "dotnet", ["run", "--no-build", "-c", GatewayBenchmark.Configuration, "--project", "DataMesh.AppHost", "--", "--state", state, "--reset"], GatewayBenchmark.Root);

    /// <summary>A start that is not counted: it installs the npm tools, which a reset keeps.</summary>
    private static async Task InstallToolsAsync(string state, HttpClient http)
    {
        using var mesh = StartMesh(state);
        await ColdStartAsync(mesh, http);
        mesh.Terminate();
    }

    private static async Task<double> MinimalStartAsync(HttpClient http)
    {
        var port = ChildProcess.FreePort();
        var clock = Stopwatch.StartNew();
        using var minimal = ChildProcess.StartSelf("minimal", $"{port}");
        await minimal.WaitForAsync(http, $"http://127.0.0.1:{port}/health", _ => true);
        return clock.Elapsed.TotalSeconds;
    }

    private static async Task<double> ColdStartAsync(ChildProcess mesh, HttpClient http)
    {
        var clock = Stopwatch.StartNew();
        foreach (var product in Products)
        {
            await mesh.WaitForAsync(http, Gateway + product, body => body.Contains("\"value\":[{", StringComparison.Ordinal));
        }

        return clock.Elapsed.TotalSeconds;
    }

    /// <summary>Rows per second of the first Flights run (PostgreSQL → audit → partitioned Delta commit), as a part of DuckDB's own COPY.</summary>
    private static async Task<double> PipelineAsync(HttpClient http)
    {
        var runs = await http.GetFromJsonAsync<List<PipelineRun>>(
            new Uri($"{Gateway}/api/pipelines/flights/on-time-performance/v1/runs"), MeshJson.Options) ?? [];
        var first = runs.Where(run => run.State == PipelineRunState.Succeeded).OrderBy(run => run.CreatedAt).First();
        var rows = first.Commits.Sum(commit => commit.RowsWritten);
        var pipeline = rows / (first.FinishedAt!.Value - first.StartedAt!.Value).TotalSeconds;
        var copy = BareCopy();
        Console.WriteLine($"Flights pipeline: {rows} rows, {pipeline:F0} rows/s; bare DuckDB COPY {copy:F0} rows/s; ratio {pipeline / copy:F2}");
        return pipeline / copy;
    }

    private static double BareCopy()
    {
        var source = Path.Combine(GatewayBenchmark.Root, "DataMesh.SampleDomains", "Flights", "data", "flights-2001-01.parquet");
        var target = Path.GetTempFileName();
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"COPY (SELECT * FROM read_parquet('{source}')) TO '{target}' (FORMAT parquet)";
        var clock = Stopwatch.StartNew();
        var rows = command.ExecuteNonQuery();
        var elapsed = clock.Elapsed.TotalSeconds;
        File.Delete(target);
        return rows / elapsed;
    }

    /// <summary>Proportional set size (a page shared by n processes counts 1/n in each), so that the sum is what the mesh takes.</summary>
    private static void ReportMemory(int root)
    {
        var total = 0.0;
        foreach (var process in Descendants(root).Where(IsDotNet))
        {
            var kilobytes = File.ReadLines($"/proc/{process}/smaps_rollup").Where(line => line.StartsWith("Pss:", StringComparison.Ordinal))
                .Select(line => double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture)).First();
            total += kilobytes / 1024;
            Console.WriteLine($"  {kilobytes / 1024,6:F0} MB  {CommandLine(process)}");
        }

        Console.WriteLine($"idle memory of all .NET processes, {Settle.TotalSeconds:F0} s after the start: {total:F0} MB (PSS)");
    }

    private static List<int> Descendants(int root)
    {
        var parents = Directory.EnumerateDirectories("/proc").Select(Path.GetFileName).Where(name => int.TryParse(name, out _))
            .Select(name => (Id: int.Parse(name!, CultureInfo.InvariantCulture), Parent: ParentOf(name!))).ToList();
        var found = new List<int> { root };
        for (var next = 0; next < found.Count; next++)
        {
            found.AddRange(parents.Where(process => process.Parent == found[next]).Select(process => process.Id));
        }

        return found;
    }

    private static int ParentOf(string process)
    {
        try
        {
            // `pid (name) state ppid …`, and a name may hold anything, parentheses included.
            var stat = File.ReadAllText($"/proc/{process}/stat");
            return int.Parse(stat[(stat.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0;
        }
    }

    private static bool IsDotNet(int process) =>
        File.ReadLines($"/proc/{process}/maps").Any(line => line.Contains("libcoreclr", StringComparison.Ordinal));

    private static string CommandLine(int process)
    {
        var parts = File.ReadAllText($"/proc/{process}/cmdline").Split('\0', StringSplitOptions.RemoveEmptyEntries).Take(3);
        return string.Join(' ', parts.Select(part => Path.GetFileName(part)));
    }
}
