using DataMesh.Testing;
using Microsoft.Extensions.Time.Testing;

namespace DataMesh.Tables.Tests;

/// <summary>A table in a folder of its own, with the means to write real Parquet files into it.</summary>
internal sealed class TestTable : IDisposable
{
    private readonly TempFolder _folder = new();

    public TestTable()
    {
        Storage = new(_folder.Path);
        Table = Open();
    }

    public static TableAddress Address { get; } = new("shop", "orders", 1, "order");

    public static TableSchema Schema { get; } = new([new("id", ColumnType.Long, Nullable: false), new("name", ColumnType.String, Nullable: true)], []);

    public LocalTableStorage Storage { get; }

    public DeltaTable Table { get; }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

    public string LogFolder => _folder.Combine("shop", "orders", "v1", "order", "_delta_log");

    /// <summary>The same table as another process would open it.</summary>
    public DeltaTable Open() => new(Storage, Address, Time);

    public Task<CommitResult> CommitAsync(string runId, CommitMode mode, IReadOnlyList<DataFile> files, long? token = null, DeltaTable? by = null) =>
        (by ?? Table).CommitAsync(
            new() { RunId = runId, FencingToken = token, Mode = mode, Schema = Schema, Files = files, Watermarks = new Dictionary<string, long> { ["source"] = files.Count } },
            TestContext.Current.CancellationToken);

    /// <summary>A commit of a run without files.</summary>
    public static Task<CommitResult> CommitRunAsync(DeltaTable by, string runId) =>
        by.CommitAsync(new() { RunId = runId, Mode = CommitMode.Append, Schema = Schema, Files = [] }, TestContext.Current.CancellationToken);

    /// <summary>Writes a file with ids from <paramref name="from"/> on.</summary>
    public async Task<DataFile> WriteAsync(int from, int count)
    {
        Storage.Prepare(Address.RelativePath);
        var name = $"part-{Guid.NewGuid():N}.parquet";
        var path = Storage.Locate($"{Address.RelativePath}/{name}");
        using var session = DuckDbSession.Open(new());
        await session.ExecuteAsync(
            $"COPY (SELECT i AS id, 'name ' || i AS name FROM range({from}, {from + count}) r(i)) TO {Sql.Literal(path)} (FORMAT parquet)", TestContext.Current.CancellationToken);
        return new()
        {
            Path = name,
            PartitionValues = new Dictionary<string, string?>(),
            Size = new FileInfo(path).Length,
            Rows = count,
            Stats = $$"""{"numRecords":{{count}}}""",
        };
    }

    public async Task<long> CountAsync(TableSnapshot snapshot)
    {
        using var session = DuckDbSession.Open(new());
        return (long)(await session.ScalarAsync($"SELECT count(*) FROM ({SnapshotRelation.Query(snapshot, Storage)})", TestContext.Current.CancellationToken))!;
    }

    public void Dispose()
    {
        Table.Dispose();
        _folder.Dispose();
    }
}
