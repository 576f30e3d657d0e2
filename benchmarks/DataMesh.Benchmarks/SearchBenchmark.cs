using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace DataMesh.Benchmarks;

/// <summary>
/// Latency of searches by one caller in a mesh of 100,000 products and a million columns, through the real catalog over HTTP, in rounds
/// that alternate with <c>pgbench -S</c> on the same server. The server is the one that MESH_TEST_POSTGRES names. Linux only: memory is
/// read from /proc.
/// </summary>
internal static class SearchBenchmark
{
    private const int Rounds = 5;
    private const int Queries = 200;
    private static readonly TimeSpan FillWithin = TimeSpan.FromMinutes(60);

    public static async Task<int> RunAsync(int products)
    {
        var server = Environment.GetEnvironmentVariable("MESH_TEST_POSTGRES");
        if (server is null)
        {
            Console.Error.WriteLine("Set MESH_TEST_POSTGRES to the connection string of a superuser.");
            return 2;
        }

        var name = $"search_benchmark_{Environment.ProcessId}";
        var target = new NpgsqlConnectionStringBuilder(server) { Database = name };
        await using var admin = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(server) { Database = "postgres" }.ConnectionString);
        await ExecuteAsync(admin, $"CREATE DATABASE {name} TEMPLATE template0");
        try
        {
            await MeasureAsync(target, products);
        }
        finally
        {
            NpgsqlConnection.ClearAllPools();
            await ExecuteAsync(admin, $"DROP DATABASE {name} WITH (FORCE)");
        }

        return 0;
    }

    private static async Task MeasureAsync(NpgsqlConnectionStringBuilder target, int products)
    {
        var mesh = new SearchMesh();
        using (var migration = StartCatalog(target, 0, "migrate"))
        {
            await migration.WaitForExitAsync();
        }

        await using var database = NpgsqlDataSource.Create(target.ConnectionString);
        var clock = Stopwatch.StartNew();
        await mesh.CopyAsync(database, products);
        Console.WriteLine($"{products} products copied in {clock.Elapsed.TotalSeconds:F0} s");
        await PgBenchAsync(target, "-i", "-q", "-s", "10");
        var port = ChildProcess.FreePort();
        using var http = new HttpClient { Timeout = FillWithin };
        clock.Restart();
        using (var filling = StartCatalog(target, port))
        {
            await FillAsync(database, products);
            Console.WriteLine($"indexed by the catalog in {clock.Elapsed.TotalSeconds:F0} s; its memory then: {Memory(filling.Id)}");
        }

        await ExecuteAsync(database, "VACUUM ANALYZE");
        Console.WriteLine("sizes: " + await ScalarAsync(database,
            """
            SELECT concat('products ', pg_size_pretty(pg_relation_size('search_document')), ', with texts ', pg_size_pretty(pg_table_size('search_document')),
                ', index ', pg_size_pretty(pg_relation_size('search_document_words')), ', vocabulary ', pg_size_pretty(pg_total_relation_size('search_word')),
                ' (', (SELECT count(*) FROM search_word), ' words); commonest word in ', (SELECT max("Products") FROM search_word), ' products') AS sizes
            """));
        using var catalog = StartCatalog(target, port);
        await catalog.WaitForAsync(http, $"http://127.0.0.1:{port}/api/search?limit=1", _ => true);
        await RoundsAsync(mesh, target, http, port);
        Console.WriteLine($"memory of the catalog's process after the searches: {Memory(catalog.Id)}");
    }

    private static async Task RoundsAsync(SearchMesh mesh, NpgsqlConnectionStringBuilder target, HttpClient http, int port)
    {
        var kinds = SearchQueries.Kinds(mesh);
        var times = kinds.ToDictionary(kind => kind.Name, _ => new List<double>());
        var baseline = new List<double>();
        foreach (var kind in kinds)
        {
            // Not counted: code is compiled, statements are prepared, pages are read.
            await AskAsync(http, port, kind.Next, 50, []);
        }

        for (var round = 0; round < Rounds; round++)
        {
            baseline.Add(await PgBenchAsync(target, "-n", "-S", "-c", "1", "-T", "4", "-M", "prepared"));
            foreach (var kind in kinds)
            {
                await AskAsync(http, port, kind.Next, Queries, times[kind.Name]);
            }
        }

        var lookup = Statistics.Median(baseline);
        Console.WriteLine($"pgbench -S -c 1 -M prepared: {lookup:F3} ms a lookup, median of {Rounds} rounds ({string.Join(" ", baseline.Select(value => value.ToString("F3", CultureInfo.InvariantCulture)))})");
        foreach (var kind in kinds)
        {
            Report(kind.Name, times[kind.Name], lookup);
        }

        Report("ranked, all kinds", [.. kinds.Where(kind => !kind.IsMistyped).SelectMany(kind => times[kind.Name])], lookup);
        Report("with typos, all kinds", [.. kinds.Where(kind => kind.IsMistyped).SelectMany(kind => times[kind.Name])], lookup);
    }

    private static void Report(string what, List<double> times, double lookup)
    {
        var sorted = times.Order().ToArray();
        var (half, most) = (sorted[sorted.Length / 2], sorted[(int)(sorted.Length * 0.95)]);
        Console.WriteLine($"{what,-28} p50 {half,6:F1} ms = {half / lookup,4:F0} x   p95 {most,6:F1} ms = {most / lookup,4:F0} x   max {sorted[^1],6:F1} ms");
    }

    private static async Task AskAsync(HttpClient http, int port, Func<string> next, int count, List<double> times)
    {
        for (var number = 0; number < count; number++)
        {
            var address = new Uri($"http://127.0.0.1:{port}/api/search?{next()}");
            var started = Stopwatch.GetTimestamp();
            using var answer = await http.GetAsync(address);
            await answer.Content.ReadAsByteArrayAsync();
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            if (!answer.IsSuccessStatusCode)
            {
                throw new InvalidOperationException($"{address}: {answer.StatusCode}");
            }
        }
    }

    private static async Task FillAsync(NpgsqlDataSource database, int products)
    {
        var clock = Stopwatch.StartNew();
        while (await ScalarAsync(database,
            "SELECT count(*)::text FROM search_document") is var count && count != products.ToString(CultureInfo.InvariantCulture))
        {
            if (clock.Elapsed > FillWithin)
            {
                throw new TimeoutException($"{count} of {products} products are indexed after {FillWithin}.");
            }

            await Task.Delay(TimeSpan.FromSeconds(1));
        }
    }

    private static ChildProcess StartCatalog(NpgsqlConnectionStringBuilder target, int port, params string[] arguments) =>
        ChildProcess.Start(
        "dotnet",
        ["DataMesh.Catalog.dll", .. arguments],
        Path.Combine(GatewayBenchmark.Root, "DataMesh.Catalog", "bin", GatewayBenchmark.Configuration, "net10.0"),
        ("ASPNETCORE_URLS", $"http://127.0.0.1:{port}"),
        ("ASPNETCORE_ENVIRONMENT", "Development"),
        ("Logging__LogLevel__Default", "Warning"),
        ("ConnectionStrings__catalog-db", target.ConnectionString));

    private static async Task<double> PgBenchAsync(NpgsqlConnectionStringBuilder target, params string[] arguments)
    {
        var start = new ProcessStartInfo("pgbench", [.. arguments, "-h", target.Host!, "-p",
            target.Port.ToString(CultureInfo.InvariantCulture), "-U", target.Username!, target.Database!])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["PGPASSWORD"] = target.Password },
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"pgbench: {await errors}");
        }

        var line = output.Split('\n').FirstOrDefault(text => text.StartsWith("latency average = ", StringComparison.Ordinal));
        return line is null ? 0 : double.Parse(line.Split(' ')[3], CultureInfo.InvariantCulture);
    }

    private static string Memory(int process)
    {
        double Megabytes(string file, string name) => File.ReadLines($"/proc/{process}/{file}")
            .Where(line => line.StartsWith(name, StringComparison.Ordinal))
            .Select(line => double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)[^2],
                CultureInfo.InvariantCulture)).First() / 1024;
        return $"PSS {Megabytes("smaps_rollup", "Pss:"):F0} MB, RSS {Megabytes("status", "VmRSS:"):F0} MB";
    }

    private static async Task<string?> ScalarAsync(NpgsqlDataSource database, string sql)
    {
        await using var command = database.CreateCommand(sql);
        return (string?)await command.ExecuteScalarAsync();
    }

    private static async Task ExecuteAsync(NpgsqlDataSource database, string sql)
    {
        await using var command = database.CreateCommand(sql);
        command.CommandTimeout = 600;
        await command.ExecuteNonQueryAsync();
    }
}
