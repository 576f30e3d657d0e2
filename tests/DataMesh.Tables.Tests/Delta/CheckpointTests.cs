using System.Text;

namespace DataMesh.Tables.Tests.Delta;

public sealed class CheckpointTests : IDisposable
{
    private readonly TestTable _table = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _table.Dispose();

    [Fact]
    public async Task A_table_is_the_same_from_its_checkpoint_as_from_its_commits()
    {
        await CommitSomeAsync(5);
        var before = (await _table.Table.FindSnapshotAsync(Cancel))!;
        await _table.Table.CheckpointAsync(Cancel);
        DeleteCommits(0, 4);

        var after = (await _table.Open().FindSnapshotAsync(Cancel))!;

        AssertSame(before, after);
        Assert.Equal(before.Rows, await _table.CountAsync(after));
    }

    [Fact]
    public async Task Every_hundredth_commit_writes_a_checkpoint_and_readers_begin_there()
    {
        await CommitSomeAsync(103, sameFile: true);

        Assert.Equal("""{"version":100,""", (await File.ReadAllTextAsync(Path.Combine(_table.LogFolder, "_last_checkpoint"), Cancel))[..15]);
        DeleteCommits(0, 100);
        var snapshot = (await _table.Open().FindSnapshotAsync(Cancel))!;
        Assert.Equal(102, snapshot.Version);
        Assert.True(snapshot.HasRun("run-3"));
        AssertSame((await _table.Table.FindSnapshotAsync(Cancel))!, snapshot);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("{")]
    [InlineData("""{"version":77}""")]
    [InlineData("""{"version":3,"parts":4}""")]
    [InlineData("""{"version":-1}""")]
    [InlineData("""{"version":"3"}""")]
    [InlineData("[]")]
    public async Task A_hint_that_is_missing_or_wrong_costs_a_listing_and_nothing_else(string? hint)
    {
        await CommitSomeAsync(4);
        await _table.Table.CheckpointAsync(Cancel);
        await CommitSomeAsync(2, from: 4);
        DeleteCommits(0, 3);
        var path = Path.Combine(_table.LogFolder, "_last_checkpoint");
        File.Delete(path);
        if (hint is not null)
        {
            await File.WriteAllTextAsync(path, hint, Cancel);
        }

        AssertSame((await _table.Table.FindSnapshotAsync(Cancel))!, (await _table.Open().FindSnapshotAsync(Cancel))!);
    }

    [Fact]
    public async Task A_checkpoint_that_cannot_be_read_gives_way_to_an_older_one_or_to_the_commits()
    {
        await CommitSomeAsync(2);
        await _table.Table.CheckpointAsync(Cancel);
        await CommitSomeAsync(2, from: 2);
        await _table.Table.CheckpointAsync(Cancel);
        await File.WriteAllTextAsync(Path.Combine(_table.LogFolder, $"{3:D20}.checkpoint.parquet"), "PAR1 not really", Cancel);
        AssertSame((await _table.Table.FindSnapshotAsync(Cancel))!, (await _table.Open().FindSnapshotAsync(Cancel))!);

        DeleteCommits(0, 1);
        AssertSame((await _table.Table.FindSnapshotAsync(Cancel))!, (await _table.Open().FindSnapshotAsync(Cancel))!);

        DeleteCommits(2, 3);
        File.Delete(Path.Combine(_table.LogFolder, $"{1:D20}.checkpoint.parquet"));
        await Assert.ThrowsAsync<BrokenTableException>(() => _table.Open().FindSnapshotAsync(Cancel));
    }

    [Fact]
    public async Task A_checkpoint_in_parts_as_other_engines_write_it_is_read_when_all_parts_are_there()
    {
        await CommitSomeAsync(4);
        await _table.Table.CheckpointAsync(Cancel);
        var whole = Path.Combine(_table.LogFolder, $"{3:D20}.checkpoint.parquet");
        using (var session = DuckDbSession.Open(new()))
        {
            for (var part = 1; part <= 3; part++)
            {
                var path = Path.Combine(_table.LogFolder, CheckpointFiles.Name(3, part, 3));
                await session.ExecuteAsync(
                    $"COPY (SELECT * FROM read_parquet({Sql.Literal(whole)}, file_row_number = true) WHERE file_row_number % 3 = {part - 1}) TO {Sql.Literal(path)} (FORMAT parquet)", Cancel);
            }
        }

        File.Delete(whole);
        await File.WriteAllTextAsync(Path.Combine(_table.LogFolder, "_last_checkpoint"), """{"version":3,"size":9,"parts":3}""", Cancel);
        DeleteCommits(0, 3);
        AssertSame((await _table.Table.FindSnapshotAsync(Cancel))!, (await _table.Open().FindSnapshotAsync(Cancel))!);

        File.Delete(Path.Combine(_table.LogFolder, CheckpointFiles.Name(3, 2, 3)));
        await Assert.ThrowsAsync<BrokenTableException>(() => _table.Open().FindSnapshotAsync(Cancel));
    }

    [Fact]
    public async Task Statistics_that_a_checkpoint_holds_as_columns_only_are_read_too()
    {
        await CommitSomeAsync(2);
        await _table.Table.CheckpointAsync(Cancel);
        var path = Path.Combine(_table.LogFolder, $"{1:D20}.checkpoint.parquet");
        using (var session = DuckDbSession.Open(new()))
        {
            await session.ExecuteAsync(
                $"""
                CREATE TABLE foreign_ AS SELECT txn, metaData, protocol, remove, CASE WHEN "add" IS NULL THEN NULL ELSE struct_pack(
                    path := "add".path, "partitionValues" := "add"."partitionValues", size := "add".size, "modificationTime" := "add"."modificationTime",
                    "dataChange" := "add"."dataChange", stats_parsed := struct_pack("numRecords" := 5::BIGINT, "minValues" := struct_pack(id := 1::BIGINT))) END AS "add"
                FROM read_parquet({Sql.Literal(path)});
                COPY foreign_ TO {Sql.Literal(path)} (FORMAT parquet)
                """,
                Cancel);
        }

        DeleteCommits(0, 1);
        Assert.Equal(10, (await _table.Open().FindSnapshotAsync(Cancel))!.Rows);
    }

    [Fact]
    public async Task Old_commits_are_cleaned_up_and_what_lies_within_the_retention_stays_readable()
    {
        _table.Time.SetUtcNow(TimeProvider.System.GetUtcNow());
        await CommitSomeAsync(3);
        await _table.Table.CheckpointAsync(Cancel);
        Age(TimeSpan.FromDays(40));
        await CommitSomeAsync(2, from: 3);

        var deleted = await _table.Table.CheckpointAsync(Cancel);

        Assert.Equal(2, deleted);
        var open = _table.Open();
        Assert.Null(await open.FindSnapshotAsync(1, Cancel));
        for (var version = 2; version < 5; version++)
        {
            Assert.Equal(version + 1, await _table.CountAsync((await open.FindSnapshotAsync(version, Cancel))!));
        }

        Assert.Equal([2L, 3L, 4L], (await open.ReadCommitsAsync(-1, Cancel)).Select(commit => commit.Version));
        Assert.Equal(["run-2", "run-3", "run-4"], (await open.ReadCommitsAsync(-1, Cancel)).Select(commit => commit.RunId!));
        Assert.Equal(5, (await open.ListNamedFilesAsync(Cancel)).Count);
        Assert.True((await TestTable.CommitRunAsync(open, "run-0")).AlreadyCommitted);
    }

    [Fact]
    public async Task A_process_that_slept_while_its_next_commits_were_cleaned_up_begins_at_the_checkpoint()
    {
        await CommitSomeAsync(2);
        using var sleeper = _table.Open();
        await sleeper.FindSnapshotAsync(Cancel);
        await CommitSomeAsync(3, from: 2);
        await _table.Table.CheckpointAsync(Cancel);
        DeleteCommits(0, 3);
        _table.Time.Advance(TimeSpan.FromHours(2));

        Assert.Equal(4, (await sleeper.FindSnapshotAsync(Cancel))!.Version);
    }

    [Fact]
    public async Task A_checkpoint_that_cannot_be_written_fails_no_commit()
    {
        await CommitSomeAsync(100, sameFile: true);
        Directory.CreateDirectory(Path.Combine(_table.LogFolder, $"{100:D20}.checkpoint.parquet"));

        await CommitSomeAsync(2, from: 100, sameFile: true);

        Assert.Equal(101, (await _table.Open().FindSnapshotAsync(Cancel))!.Version);
    }

    [Fact]
    public async Task Columns_that_came_after_a_file_are_NULL_in_it_from_the_checkpoint_too()
    {
        await CommitSomeAsync(1);
        var wider = TestTable.Schema with { Columns = [.. TestTable.Schema.Columns, new("later", ColumnType.Date, Nullable: true)] };
        await _table.Table.CommitAsync(new() { RunId = "wider", Mode = CommitMode.Append, Schema = wider, Files = [] }, Cancel);
        await _table.Table.CheckpointAsync(Cancel);
        DeleteCommits(0, 1);

        var snapshot = (await _table.Open().FindSnapshotAsync(Cancel))!;

        using var session = DuckDbSession.Open(new());
        Assert.Equal(1L, await session.ScalarAsync($"SELECT count(*) FROM ({SnapshotRelation.Query(snapshot, _table.Storage)}) WHERE later IS NULL", Cancel));
    }

    private async Task CommitSomeAsync(int count, int from = 0, bool sameFile = false)
    {
        var shared = sameFile ? await _table.WriteAsync(0, 1) : null;
        for (var commit = from; commit < from + count; commit++)
        {
            var file = shared ?? await _table.WriteAsync(commit, 1);
            await _table.CommitAsync($"run-{commit}", CommitMode.Append, [file], token: commit);
        }
    }

    private void DeleteCommits(int first, int last)
    {
        for (var version = first; version <= last; version++)
        {
            File.Delete(Path.Combine(_table.LogFolder, $"{version:D20}.json"));
        }
    }

    private void Age(TimeSpan age)
    {
        foreach (var file in Directory.GetFiles(_table.LogFolder))
        {
            File.SetLastWriteTimeUtc(file, DateTime.UnixEpoch + (TimeProvider.System.GetUtcNow() - age - DateTimeOffset.UnixEpoch));
        }
    }

    private static void AssertSame(TableSnapshot expected, TableSnapshot actual)
    {
        Assert.Equal(Describe(expected), Describe(actual));

        static string Describe(TableSnapshot snapshot)
        {
            var text = new StringBuilder($"{snapshot.Version} {snapshot.Rows} {snapshot.Bytes} {snapshot.CommittedAt:O} {snapshot.SchemaVersion} {snapshot.Metadata.Id} {snapshot.Metadata.SchemaText}\n");
            text.AppendJoin('\n', snapshot.Files.Select(file => $"{file.Path} {file.Size} {file.Rows} {file.Stats} {file.Version}").Order(StringComparer.Ordinal)).AppendLine();
            text.AppendJoin('\n', snapshot.Transactions.Select(pair => $"{pair.Key} {pair.Value.Version}").Order(StringComparer.Ordinal)).AppendLine();
            return text.AppendJoin('\n', snapshot.Tombstones.Keys.Order(StringComparer.Ordinal)).ToString();
        }
    }
}
