using DataMesh.Testing;

namespace DataMesh.Tables.Tests.Publishing;

/// <summary>A partition column may have any type without parts, and a table of another engine may write its values in a path.</summary>
public sealed class PartitionTypesTests
{
    private static readonly TableAddress Address = new("shop", "orders", 1, "order");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("date", "2020-02-29", "DATE '2020-02-29'")]
    [InlineData("timestamp", "2020-01-01 08:09:10", "TIMESTAMPTZ '2020-01-01 08:09:10+00'")]
    [InlineData("timestamp", "2020-01-01 08:09:10.001", "TIMESTAMPTZ '2020-01-01 08:09:10.001+00'")]
    [InlineData("timestamp", "2020-01-01T08:09:10.000001Z", "TIMESTAMPTZ '2020-01-01 08:09:10.000001+00'")]
    [InlineData("decimal(12,5)", "-2342342.23423", "-2342342.23423::DECIMAL(12,5)")]
    [InlineData("decimal(38,0)", "12345678901234567890123456789012345678", "12345678901234567890123456789012345678::DECIMAL(38,0)")]
    [InlineData("boolean", "true", "true")]
    [InlineData("long", "-9223372036854775808", "(-9223372036854775808)::BIGINT")]
    [InlineData("byte", "-128", "(-128)::TINYINT")]
    [InlineData("double", "2021.5", "2021.5::DOUBLE")]
    public async Task A_value_in_the_path_of_another_engines_file_is_read_with_its_type(string type, string written, string expected)
    {
        using var folder = new TempFolder();
        using var session = DuckDbSession.Open(new());
        var storage = new LocalTableStorage(folder.Path);
        var schema = new TableSchema([new("part", ColumnType.FromDelta(type), Nullable: true), new("id", ColumnType.Integer, Nullable: true)], ["part"]);
        var files = new[] { await WriteAsync(storage, session, written, 1), await WriteAsync(storage, session, null, 2) };
        using var table = new DeltaTable(storage, Address, TimeProvider.System);
        var snapshot = (await table.CommitAsync(new() { RunId = "run", Mode = CommitMode.Append, Schema = schema, Files = files }, Cancel)).Snapshot;

        var rows = SnapshotRelation.Query(snapshot, storage);

        Assert.Equal(1L, await session.ScalarAsync($"SELECT count(*) FROM ({rows}) WHERE id = 1 AND part = {expected} AND typeof(part) = typeof({expected})", Cancel));
        Assert.Equal(1L, await session.ScalarAsync($"SELECT count(*) FROM ({rows}) WHERE id = 2 AND part IS NULL", Cancel));
    }

    private static async Task<DataFile> WriteAsync(LocalTableStorage storage, DuckDbSession session, string? value, int id)
    {
        var path = $"part={(value is null ? "__HIVE_DEFAULT_PARTITION__" : value.Replace(":", "%3A", StringComparison.Ordinal))}/part-{id}.parquet";
        storage.Prepare($"{Address.RelativePath}/{path[..path.IndexOf('/', StringComparison.Ordinal)]}");
        var target = storage.Locate($"{Address.RelativePath}/{path}");
        await session.ExecuteAsync($"COPY (SELECT {id}::INTEGER AS id) TO {Sql.Literal(target)} (FORMAT parquet)", Cancel);
        return new()
        {
            Path = path,
            PartitionValues = new Dictionary<string, string?> { ["part"] = value },
            Size = new FileInfo(target).Length,
            Rows = 1,
            Stats = """{"numRecords":1}""",
        };
    }
}
