namespace DataMesh.Tables.Tests.Delta;

public sealed class ConflictTests : IDisposable
{
    private static readonly TableSchema ByDay = new([new("id", ColumnType.Long, Nullable: false), new("day", ColumnType.Date, Nullable: true)], ["day"]);
    private readonly TestTable _table = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _table.Dispose();

    [Fact]
    public async Task A_source_that_another_run_has_read_further_is_not_read_twice()
    {
        await CommitAsync("run-0", CommitMode.Append, basis: -1);
        await CommitAsync("run-1", CommitMode.Append, basis: 0);

        var conflict = await Assert.ThrowsAsync<CommitConflictException>(() => CommitAsync("run-2", CommitMode.Append, basis: 0));

        Assert.Contains("commit 1 has read the source 'source' further", conflict.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_merge_is_refused_when_rows_came_after_what_it_was_computed_from()
    {
        await _table.CommitAsync("run-0", CommitMode.Append, [await _table.WriteAsync(0, 1)]);
        await _table.CommitAsync("run-1", CommitMode.Append, [await _table.WriteAsync(1, 1)]);

        var conflict = await Assert.ThrowsAsync<CommitConflictException>(() => CommitAsync("run-2", CommitMode.Merge, basis: 0, watermark: false));

        Assert.Contains("commit 1 added rows after version 0", conflict.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compaction_goes_beside_appends_and_gives_way_to_whoever_replaced_its_files()
    {
        var small = new[] { await _table.WriteAsync(0, 1), await _table.WriteAsync(1, 1) };
        await _table.CommitAsync("run-0", CommitMode.Append, small);
        await _table.CommitAsync("run-1", CommitMode.Append, [await _table.WriteAsync(2, 1)]);
        var compaction = new TableCommit
        {
            RunId = "compact",
            Mode = CommitMode.Compact,
            Schema = TestTable.Schema,
            Files = [await _table.WriteAsync(0, 2)],
            Replaced = [.. small.Select(file => file.Path)],
        };

        var compacted = (await _table.Table.CommitAsync(compaction, Cancel)).Snapshot;

        Assert.Equal((3L, 2), (compacted.Rows, compacted.FilesByPath.Count));
        Assert.DoesNotContain("\"dataChange\":true", await File.ReadAllTextAsync(Path.Combine(_table.LogFolder, $"{2:D20}.json"), Cancel), StringComparison.Ordinal);
        var late = await Assert.ThrowsAsync<CommitConflictException>(() => _table.Table.CommitAsync(compaction with { RunId = "again" }, Cancel));
        Assert.Contains("was given up meanwhile", late.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Replacing_partitions_keeps_the_others_and_knows_NULL_as_a_partition()
    {
        var (monday, tuesday, none) = (Day("2026-01-05", 1), Day("2026-01-06", 2), Day(null, 4));
        await _table.Table.CommitAsync(new() { RunId = "run-0", Mode = CommitMode.Append, Schema = ByDay, Files = [monday, tuesday, none] }, Cancel);

        var result = await _table.Table.CommitAsync(
            new() { RunId = "run-1", Mode = CommitMode.ReplacePartitions, Schema = ByDay, Files = [Day("2026-01-06", 8), Day(null, 16), Day("2026-01-07", 32)] }, Cancel);

        Assert.Equal(1 + 8 + 16 + 32, result.Snapshot.Rows);
        Assert.Contains(monday.Path, result.Snapshot.FilesByPath.Keys);
        Assert.Equal(new[] { none.Path, tuesday.Path }.Order(StringComparer.Ordinal), result.Snapshot.Tombstones.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_table_that_only_grows_refuses_to_be_replaced()
    {
        await _table.CommitAsync("run-0", CommitMode.Append, [await _table.WriteAsync(0, 1)]);
        var path = Path.Combine(_table.LogFolder, $"{0:D20}.json");
        await File.WriteAllTextAsync(
            path,
            (await File.ReadAllTextAsync(path, Cancel)).Replace("""
                "configuration":{}
                """, """
                "configuration":{"delta.appendOnly":"true"}
                """, StringComparison.Ordinal),
            Cancel);
        using var opened = _table.Open();

        var file = await _table.WriteAsync(1, 1);
        var refusal = await Assert.ThrowsAsync<UnsupportedTableException>(() => _table.CommitAsync("run-1", CommitMode.Overwrite, [file], by: opened));

        Assert.Contains("delta.appendOnly", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(1, (await _table.CommitAsync("run-2", CommitMode.Append, [file], by: opened)).Version);
    }

    private DataFile Day(string? day, int rows)
    {
        var path = $"day={day ?? "__HIVE_DEFAULT_PARTITION__"}/part-{rows}.parquet";
        var file = _table.Storage.Locate($"{TestTable.Address.RelativePath}/{path}");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, "not read here");
        return new() { Path = path, PartitionValues = new Dictionary<string, string?> { ["day"] = day }, Size = 13, Rows = rows, Stats = $$"""{"numRecords":{{rows}}}""" };
    }

    private async Task<CommitResult> CommitAsync(string run, CommitMode mode, long basis, bool watermark = true) => await _table.Table.CommitAsync(
        new()
        {
            RunId = run,
            Mode = mode,
            Schema = TestTable.Schema,
            Files = [await _table.WriteAsync(0, 1)],
            BasedOn = basis,
            Watermarks = watermark ? new Dictionary<string, long> { ["source"] = basis + 2 } : [],
        },
        Cancel);
}
