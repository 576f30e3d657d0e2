using DataMesh.Tables;
using DataMesh.Testing;

namespace DataMesh.Query.Tests;

/// <summary>Two domains with real Delta tables, and a service that answers SQL over them.</summary>
public sealed class QueryFixture : IAsyncLifetime
{
    private static readonly Uri Nobody = new("http://nobody");
    private readonly TempFolder _root = new();

    public FakeCatalog Catalog { get; private set; } = null!;

    public string Root => _root.Path;

    internal QueryApp App { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Catalog = await FakeCatalog.StartAsync();
        TableColumn[] airport = [new("iata", ColumnType.String, false), new("city", ColumnType.String, true)];
        TableColumn[] flight = [new("origin", ColumnType.String, false), new("delay", ColumnType.Long, true)];
        await WriteAsync(
            new("airports", "airports", 1, "airport"), airport, "VALUES ('JFK', 'New York'), ('SFO', 'San Francisco'), ('XXX', NULL)");
        await WriteAsync(new("flights", "on-time-performance", 1, "flight"), flight, "VALUES ('JFK', 1::BIGINT)");
        await WriteAsync(new("flights", "on-time-performance", 2, "flight"), flight, "VALUES ('JFK', 10::BIGINT), ('JFK', 20), ('SFO', -3)");
        Catalog.Publish("airports", "airports", Nobody, "airports/v1/airport");
        Catalog.Publish("flights", "on-time-performance", Nobody, "on-time-performance/v1/flight", "on-time-performance/v2/flight");
        Catalog.Publish("late-domain", "late", Nobody, "late/v1/not_yet");
        App = Start();
        await App.UntilReadyAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await Catalog.DisposeAsync();
        _root.Dispose();
    }

    /// <summary>Another service over the same tables.</summary>
    internal QueryApp Start() => new(Catalog.Address, Root);

    /// <summary>Replaces a table's rows, as a pipeline would.</summary>
    internal async Task WriteAsync(TableAddress address, TableColumn[] columns, string query)
    {
        var storage = new LocalTableStorage(Root);
        storage.Prepare(address.RelativePath);
        var name = $"part-{Guid.CreateVersion7():N}.parquet";
        var file = Path.Combine(storage.Locate(address.RelativePath), name);
        using var session = DuckDbSession.Open(new());
        var names = string.Join(", ", columns.Select(column => column.Name));
        await session.ExecuteAsync(
            $"COPY (SELECT * FROM ({query}) AS given({names})) TO '{file}' (FORMAT parquet)", CancellationToken.None);
        using var table = new DeltaTable(storage, address, TimeProvider.System);
        await table.CommitAsync(
            new()
            {
                RunId = Guid.CreateVersion7().ToString(),
                Mode = CommitMode.Overwrite,
                Schema = new(columns, []),
                Files = [new() { Path = name, PartitionValues = new Dictionary<string, string?>(), Size = new FileInfo(file).Length }],
            },
            CancellationToken.None);
    }
}
