namespace DataMesh.Tables.Tests.Delta;

public sealed class TimeTravelTests : IDisposable
{
    private readonly TestTable _table = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _table.Dispose();

    [Fact]
    public async Task A_time_finds_the_last_commit_up_to_it()
    {
        var start = _table.Time.GetUtcNow();
        for (var commit = 0; commit < 3; commit++)
        {
            await _table.CommitAsync($"run-{commit}", CommitMode.Append, [await _table.WriteAsync(commit, 1)]);
            _table.Time.Advance(TimeSpan.FromHours(1));
        }

        Assert.Null(await _table.Table.FindSnapshotAsync(start.AddSeconds(-1), Cancel));
        Assert.Equal(0, (await _table.Table.FindSnapshotAsync(start, Cancel))!.Version);
        Assert.Equal(1, (await _table.Table.FindSnapshotAsync(start.AddMinutes(119), Cancel))!.Version);
        Assert.Equal(2, (await _table.Table.FindSnapshotAsync(start.AddYears(1), Cancel))!.Version);
    }

    [Fact]
    public async Task A_clock_that_went_back_between_commits_hides_none_of_them()
    {
        await _table.CommitAsync("run-0", CommitMode.Append, [await _table.WriteAsync(0, 1)]);
        using var behind = new DeltaTable(
            _table.Storage, TestTable.Address, new Microsoft.Extensions.Time.Testing.FakeTimeProvider(_table.Time.GetUtcNow().AddHours(-5)));
        await _table.CommitAsync("run-1", CommitMode.Append, [await _table.WriteAsync(1, 1)], by: behind);

        var commits = await _table.Open().ReadCommitsAsync(-1, Cancel);

        Assert.Equal(_table.Time.GetUtcNow(), commits[1].CommittedAt);
        Assert.Equal(1, await _table.Open().FindVersionAsync(_table.Time.GetUtcNow(), Cancel));
    }

    [Fact]
    public async Task Versions_between_checkpoints_are_found_whatever_the_newest_checkpoint_is()
    {
        for (var commit = 0; commit < 6; commit++)
        {
            await _table.CommitAsync($"run-{commit}", CommitMode.Append, [await _table.WriteAsync(commit, 1)]);
            if (commit is 1 or 3)
            {
                await _table.Table.CheckpointAsync(Cancel);
            }
        }

        using var opened = _table.Open();
        for (var version = 0; version < 6; version++)
        {
            Assert.Equal(version + 1, (await opened.FindSnapshotAsync(version, Cancel))!.Rows);
        }

        Assert.Null(await opened.FindSnapshotAsync(6, Cancel));
    }
}
