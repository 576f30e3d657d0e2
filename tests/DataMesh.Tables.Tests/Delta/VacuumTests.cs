namespace DataMesh.Tables.Tests.Delta;

public sealed class VacuumTests : IDisposable
{
    private readonly TestTable _table = new();

    public VacuumTests() => _table.Time.SetUtcNow(TimeProvider.System.GetUtcNow());

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _table.Dispose();

    [Fact]
    public async Task Files_are_kept_for_as_long_as_a_version_within_the_retention_needs_them()
    {
        await _table.CommitAsync("run-0", CommitMode.Overwrite, [await _table.WriteAsync(0, 1)]);
        await _table.CommitAsync("run-1", CommitMode.Overwrite, [await _table.WriteAsync(1, 2)]);
        _table.Time.Advance(TimeSpan.FromDays(6));
        await _table.CommitAsync("run-2", CommitMode.Overwrite, [await _table.WriteAsync(2, 3)]);
        Assert.Empty(await _table.Table.VacuumAsync(retention: null, Cancel));
        _table.Time.Advance(TimeSpan.FromDays(2));

        var deleted = await _table.Table.VacuumAsync(retention: null, Cancel);

        Assert.Single(deleted);
        Assert.Equal(2, await _table.CountAsync((await _table.Open().FindSnapshotAsync(1, Cancel))!));
        Assert.Equal(3, await _table.CountAsync((await _table.Open().FindSnapshotAsync(Cancel))!));
        Assert.Empty(await _table.Table.VacuumAsync(retention: null, Cancel));
    }

    [Fact]
    public async Task What_a_run_is_staging_now_is_left_alone_whatever_the_retention()
    {
        await _table.CommitAsync("run-0", CommitMode.Overwrite, [await _table.WriteAsync(0, 1)]);
        var staged = await _table.WriteAsync(1, 1);

        Assert.Empty(await _table.Table.VacuumAsync(TimeSpan.Zero, Cancel));
        _table.Time.Advance(TimeSpan.FromDays(2));
        Assert.Equal([staged.Path], await _table.Table.VacuumAsync(TimeSpan.Zero, Cancel));
    }

    [Fact]
    public async Task Vacuum_knows_what_was_given_up_when_only_a_checkpoint_is_left()
    {
        await _table.CommitAsync("run-0", CommitMode.Overwrite, [await _table.WriteAsync(0, 1)]);
        await _table.CommitAsync("run-1", CommitMode.Overwrite, [await _table.WriteAsync(1, 1)]);
        await _table.Table.CheckpointAsync(Cancel);
        File.Delete(Path.Combine(_table.LogFolder, $"{0:D20}.json"));
        _table.Time.Advance(TimeSpan.FromDays(3));

        using var opened = _table.Open();

        Assert.Empty(await opened.VacuumAsync(retention: null, Cancel));
        Assert.Single(await opened.VacuumAsync(TimeSpan.FromDays(2), Cancel));
    }

    [Fact]
    public async Task A_table_without_commits_has_nothing_to_clean() => Assert.Empty(await _table.Table.VacuumAsync(retention: null, Cancel));

    [Theory]
    [InlineData("interval 1 week", 7 * 24 * 60)]
    [InlineData("interval 2 days 3 hours", 51 * 60)]
    [InlineData("30 minutes", 30)]
    [InlineData("INTERVAL 1 DAY", 24 * 60)]
    [InlineData("interval", null)]
    [InlineData("interval -1 day", null)]
    [InlineData("interval 99999999999999 weeks", null)]
    [InlineData("soon", null)]
    public void Intervals_are_read_as_Spark_writes_them(string text, int? minutes) =>
        Assert.Equal(minutes is null ? null : TimeSpan.FromMinutes(minutes.Value), TableProperties.Interval(text));
}
