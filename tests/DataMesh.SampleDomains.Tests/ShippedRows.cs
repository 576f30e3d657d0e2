using System.Globalization;
using DataMesh.Contracts;
using DataMesh.SampleDomains.Tests.Flights;
using DataMesh.Tables;
using DataMesh.Testing;
using Npgsql;

namespace DataMesh.SampleDomains.Tests;

/// <summary>
/// The rows that the samples make of the data they ship with, as tables <c>{domain}.{object}</c> of one DuckDB: each contract's sources and
/// SQL as they are, Flights by way of its PostgreSQL database.
/// </summary>
public sealed class ShippedRows : IAsyncLifetime
{
    /// <summary>The samples, each after those it reads: folder and contract.</summary>
    public static readonly IReadOnlyList<(string Folder, string Contract)> Samples =
    [
        ("Airports", "airports"),
        ("Flights", "on-time-performance"),
        ("Punctuality", "airport-punctuality"),
    ];

    private static readonly string Domains = Path.Combine(RepositoryRoot(), "DataMesh.SampleDomains");
    private readonly Dictionary<string, DataContract> _contracts = [];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    internal DuckDbSession Session { get; } = DuckDbSession.Open(new());

    public async ValueTask InitializeAsync()
    {
        foreach (var (folder, name) in Samples)
        {
            var contract = ContractReader.Read(await File.ReadAllTextAsync(PathOf(folder, $"{name}.odcs.yaml"), Cancel), name).Value!;
            _contracts.Add(name, contract);
            foreach (var source in contract.Sources)
            {
                await AttachAsync(folder, source);
            }

            await Session.ExecuteAsync(
                $"CREATE SCHEMA {contract.Domain}; CREATE TABLE {contract.Domain}.{contract.Schema[0].Name} AS {Query(name)}", Cancel);
        }
    }

    public ValueTask DisposeAsync()
    {
        Session.Dispose();
        return ValueTask.CompletedTask;
    }

    internal DataContract Contract(string name) => _contracts[name];

    /// <summary>The contract's SQL, as it ships.</summary>
    internal static string Query(string contract) =>
        File.ReadAllText(PathOf(Samples.Single(sample => sample.Contract == contract).Folder, $"{contract}.sql"));

    /// <summary>Rows of a query, each as its columns' texts.</summary>
    internal async Task<List<string[]>> AskAsync(string sql)
    {
        await using var rows = await Session.QueryAsync(sql, [], Cancel);
        var texts = new List<string[]>();
        while (await rows.ReadAsync())
        {
            texts.Add(
            [
                .. Enumerable.Range(0, rows.Reader.FieldCount)
                    .Select(column => Convert.ToString(rows.Reader.GetValue(column), CultureInfo.InvariantCulture)!),
            ]);
        }

        return texts;
    }

    private async Task AttachAsync(string folder, Source source)
    {
        if (source.Type != SourceType.Postgres)
        {
            var file = FileSource.Query(source.Type.ToString().ToLowerInvariant(), PathOf(folder, source.Path!));
            await Session.AttachViewAsync(schema: null, source.Name, file, Cancel);
            return;
        }

        await using var flights = await FlightsDatabase.CreateAsync();
        await flights.LoadAsync();
        await using var database = NpgsqlDataSource.Create(flights.ConnectionString);
        await PostgresSource.CopyToDuckDbAsync(database, source.Table!, source.Watermark, after: null, Session, source.Name, Cancel);
    }

    private static string PathOf(string folder, string file) => Path.Combine(Domains, folder, file);

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "DataMesh.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException($"DataMesh.sln is not above {AppContext.BaseDirectory}.");
        }

        return folder.FullName;
    }
}
