namespace DataMesh.Tables.Tests.Delta;

public sealed class DeltaTableTests : IDisposable
{
    private readonly TestTable _table = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _table.Dispose();

    [Fact]
    public async Task A_table_without_a_commit_has_no_snapshot() => Assert.Null(await _table.Table.FindSnapshotAsync(Cancel));

    [Fact]
    public async Task Files_are_visible_once_they_are_committed_and_not_before()
    {
        var file = await _table.WriteAsync(from: 0, count: 10);
        Assert.Null(await _table.Table.FindSnapshotAsync(Cancel));

        var result = await _table.CommitAsync("run-1", CommitMode.Append, [file]);

        Assert.Equal((0L, 10L, false), (result.Version, result.Snapshot.Rows, result.AlreadyCommitted));
        Assert.Equal(10, await _table.CountAsync(result.Snapshot));
    }

    [Fact]
    public async Task Appending_adds_and_overwriting_replaces_while_old_versions_stay_readable()
    {
        await _table.CommitAsync("run-1", CommitMode.Append, [await _table.WriteAsync(0, 10)]);
        var appended = await _table.CommitAsync("run-2", CommitMode.Append, [await _table.WriteAsync(10, 5)]);
        var replaced = await _table.CommitAsync("run-3", CommitMode.Overwrite, [await _table.WriteAsync(0, 3)]);

        Assert.Equal(15, await _table.CountAsync(appended.Snapshot));
        Assert.Equal(3, await _table.CountAsync(replaced.Snapshot));
        Assert.Equal(15, await _table.CountAsync((await _table.Open().FindSnapshotAsync(1, Cancel))!));
    }

    [Fact]
    public async Task A_run_commits_once_however_often_it_tries()
    {
        var file = await _table.WriteAsync(0, 10);
        var first = await _table.CommitAsync("run-1", CommitMode.Append, [file]);
        await _table.CommitAsync("run-2", CommitMode.Append, [await _table.WriteAsync(10, 1)]);

        var again = await _table.CommitAsync("run-1", CommitMode.Append, [file], by: _table.Open());

        Assert.Equal((first.Version, true), (again.Version, again.AlreadyCommitted));
        Assert.Equal(11, again.Snapshot.Rows);
    }

    [Fact]
    public async Task An_attempt_with_a_lower_token_than_the_table_has_seen_is_refused()
    {
        await _table.CommitAsync("run-1", CommitMode.Append, [await _table.WriteAsync(0, 1)], token: 8);

        var refusal = await Assert.ThrowsAsync<FencedException>(async () => await _table.CommitAsync("run-2", CommitMode.Append, [await _table.WriteAsync(1, 1)], token: 7));

        Assert.Equal((7L, 8L), (refusal.Token, refusal.Seen));
        Assert.Equal(0, (await _table.Open().FindSnapshotAsync(Cancel))!.Version);
    }

    [Fact]
    public async Task Writers_that_race_lose_nothing_and_leave_no_gap()
    {
        const int Writers = 8;
        const int Commits = 10;
        var tables = Enumerable.Range(0, Writers).Select(_ => _table.Open()).ToList();

        await Task.WhenAll(tables.Select((table, writer) => Task.Run(async () =>
        {
            for (var commit = 0; commit < Commits; commit++)
            {
                await CommitUntilDoneAsync(table, $"run-{writer}-{commit}", writer * Commits + commit);
            }
        })));

        var snapshot = (await _table.Open().FindSnapshotAsync(Cancel))!;
        Assert.Equal(Writers * Commits - 1, snapshot.Version);
        Assert.Equal(Writers * Commits, snapshot.Rows);
        Assert.Equal(Writers * Commits, Directory.GetFiles(_table.LogFolder, "*.json").Length);
        Assert.Empty(Directory.GetFiles(_table.LogFolder, "*.tmp"));
        tables.ForEach(table => table.Dispose());
    }

    [Fact]
    public async Task Watermarks_and_commits_are_remembered_by_the_log()
    {
        await _table.CommitAsync("run-1", CommitMode.Append, [await _table.WriteAsync(0, 4)]);

        var snapshot = (await _table.Open().FindSnapshotAsync(Cancel))!;
        var entry = Assert.Single(await _table.Table.ReadCommitsAsync(-1, Cancel));

        Assert.Equal(1, snapshot.Watermark("source"));
        Assert.Null(snapshot.Watermark("other"));
        Assert.Equal(("run-1", 4L, _table.Time.GetUtcNow()), (entry.RunId, entry.Rows, entry.CommittedAt));
    }

    [Fact]
    public async Task A_log_that_has_lost_its_beginning_is_refused()
    {
        await _table.CommitAsync("run-1", CommitMode.Append, [await _table.WriteAsync(0, 1)]);
        await _table.CommitAsync("run-2", CommitMode.Append, [await _table.WriteAsync(1, 1)]);
        File.Delete(Path.Combine(_table.LogFolder, $"{0:D20}.json"));

        var broken = await Assert.ThrowsAsync<BrokenTableException>(() => _table.Open().FindSnapshotAsync(Cancel));

        Assert.Contains("does not begin with commit 0", broken.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_that_needs_a_newer_protocol_is_refused_politely()
    {
        Directory.CreateDirectory(_table.LogFolder);
        await File.WriteAllTextAsync(
            Path.Combine(_table.LogFolder, $"{0:D20}.json"), """{"protocol":{"minReaderVersion":3,"minWriterVersion":7,"readerFeatures":["deletionVectors"]}}""", Cancel);

        var refusal = await Assert.ThrowsAsync<UnsupportedTableException>(() => _table.Table.FindSnapshotAsync(Cancel));

        Assert.Contains("reader 3 / writer 7", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_half_written_log_entry_of_a_dead_writer_is_not_there()
    {
        await _table.CommitAsync("run-1", CommitMode.Append, [await _table.WriteAsync(0, 1)]);
        await File.WriteAllTextAsync(Path.Combine(_table.LogFolder, $".{1:D20}.json.0123.tmp"), """{"commitInfo":""", Cancel);

        Assert.Equal(0, (await _table.Open().FindSnapshotAsync(Cancel))!.Version);
        Assert.Equal(1, (await _table.CommitAsync("run-2", CommitMode.Append, [await _table.WriteAsync(1, 1)])).Version);
    }

    private async Task CommitUntilDoneAsync(DeltaTable table, string run, int from)
    {
        var file = await _table.WriteAsync(from, 1);
        while (true)
        {
            try
            {
                await _table.CommitAsync(run, CommitMode.Append, [file], by: table);
                return;
            }
            catch (CommitConflictException)
            {
                // Overtaken too often: what the exception says is to repeat it.
            }
        }
    }
}
