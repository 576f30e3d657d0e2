using System.Globalization;

namespace DataMesh.Tables.Tests.Delta;

/// <summary>Processes that write one table at once and are killed (SIGKILL) at any moment.</summary>
public sealed class WritersRaceTests : IDisposable
{
    private const int Interval = 5;
    private readonly TestTable _table = new();
    private int _killed;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Root => Path.GetFullPath(Path.Combine(_table.LogFolder, "..", "..", "..", "..", ".."));

    public void Dispose() => _table.Dispose();

    /// <summary>The whole race is 8 writers of 200 commits: MESH_TEST_WRITERS=8 MESH_TEST_COMMITS=200.</summary>
    [Fact]
    public async Task Writers_that_are_killed_and_start_again_lose_nothing_and_commit_nothing_twice()
    {
        var (writers, commits) = (Scale("MESH_TEST_WRITERS", 4), Scale("MESH_TEST_COMMITS", 15));
        await BeginAsync();

        await Task.WhenAll(Enumerable.Range(0, writers).Select(writer => WriteAsync(writer, commits)));

        TestContext.Current.TestOutputHelper!.WriteLine($"{_killed} writers were killed.");
        Assert.NotEqual(0, _killed);
        await RequireWholeAsync(Enumerable.Range(0, writers).SelectMany(writer => Enumerable.Range(0, commits).Select(run => $"w{writer}-{run}")));
    }

    [Theory]
    [InlineData("BeforePersist", false)]
    [InlineData("BeforePut", false)]
    [InlineData("AfterPut", true)]
    [InlineData("BeforeCheckpoint", true)]
    [InlineData("HalfCheckpoint", true)]
    [InlineData("BeforeHint", true)]
    [InlineData("AfterHint", true)]
    public async Task A_writer_may_die_at_every_step_of_a_commit(string step, bool hasCommitted)
    {
        await BeginAsync();
        await FinishAsync("first", 0, Interval - 1);

        // The commit with the checkpoint.
        using (var dying = WriterProcess.Start(Root, "second", 0, 1, step))
        {
            Assert.Equal(WriterProcess.Killed, (await dying.FinishAsync()).Code);
        }

        using (var reader = _table.Open())
        {
            Assert.Equal(hasCommitted, (await reader.FindSnapshotAsync(Cancel))!.HasRun("second-0"));
        }

        await FinishAsync("second", 0, Interval + 1);
        await RequireWholeAsync([.. Runs("first", Interval - 1), .. Runs("second", Interval + 1)]);
    }

    private static IEnumerable<string> Runs(string writer, int count) => Enumerable.Range(0, count).Select(run => $"{writer}-{run}");

    private static int Scale(string variable, int normally) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : normally;

    /// <summary>The table's first commit, with few commits from checkpoint to checkpoint, and the row that every writer appends.</summary>
    private async Task BeginAsync()
    {
        // The writers have the machine's clock, and a checkpoint forgets runs of long ago.
        _table.Time.SetUtcNow(TimeProvider.System.GetUtcNow());
        var row = await _table.WriteAsync(1, 1);
        File.Move(_table.Storage.Locate($"{TestTable.Address.RelativePath}/{row.Path}"), Path.Combine(Root, "row.parquet"));
        await TestTable.CommitRunAsync(_table.Table, "begin");
        var commit = Path.Combine(_table.LogFolder, $"{0:D20}.json");
        var text = await File.ReadAllTextAsync(commit, Cancel);
        await File.WriteAllTextAsync(
            commit, text.Replace("\"configuration\":{}", $$"""
                "configuration":{"delta.checkpointInterval":"{{Interval}}"}
                """, StringComparison.Ordinal), Cancel);
    }

    private async Task FinishAsync(string writer, int first, int end)
    {
        using var process = WriterProcess.Start(Root, writer, first, end);
        Assert.Equal((0, string.Empty), await process.FinishAsync());
    }

    /// <summary>Killed again and again after some commits, each time elsewhere; what it does not know to be done it does again.</summary>
    private async Task WriteAsync(int writer, int commits)
    {
        var (done, kills) = (0, 0);
        while (done < commits - 2 && kills < 6)
        {
            using var process = WriterProcess.Start(Root, $"w{writer}", Math.Max(done - 1, 0), commits);
            var heard = await process.KillAfterAsync(2 + ((writer * 7 + kills++ * 5) % Math.Max(commits / 3, 1)));
            var (code, errors) = await process.FinishAsync();
            Assert.True(code is 0 or WriterProcess.Killed, errors);
            Interlocked.Add(ref _killed, code == WriterProcess.Killed ? 1 : 0);
            done = Math.Max(done - 1, 0) + heard;
        }

        await FinishAsync($"w{writer}", Math.Max(done - 1, 0), commits);
    }

    private async Task RequireWholeAsync(IEnumerable<string> runs)
    {
        var expected = runs.ToList();
        using var reader = _table.Open();
        var snapshot = (await reader.FindSnapshotAsync(Cancel))!;
        var entries = await reader.ReadCommitsAsync(-1, Cancel);

        Assert.Equal(expected.Count, snapshot.Version);
        Assert.Equal(Enumerable.Range(0, expected.Count + 1).Select(version => (long)version), entries.Select(entry => entry.Version));
        Assert.Equal(expected.Append("begin").Order(StringComparer.Ordinal), entries.Select(entry => entry.RunId!).Order(StringComparer.Ordinal));
        Assert.Equal((expected.Count, expected.Count), ((int)snapshot.Rows, (int)await _table.CountAsync(snapshot)));
        await RequireCheckpointsAsync(snapshot);
    }

    /// <summary>Some checkpoint is there, and reading from it gives what reading all commits gives.</summary>
    private async Task RequireCheckpointsAsync(TableSnapshot snapshot)
    {
        Assert.NotEmpty(Directory.EnumerateFiles(_table.LogFolder, "*.checkpoint.parquet"));
        foreach (var file in Directory.EnumerateFiles(_table.LogFolder, "*checkpoint*"))
        {
            File.Delete(file);
        }

        using var reader = _table.Open();
        var replayed = (await reader.FindSnapshotAsync(Cancel))!;
        Assert.Equal(replayed.FilesByPath.Keys.Order(StringComparer.Ordinal), snapshot.FilesByPath.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(replayed.Transactions.Keys.Order(StringComparer.Ordinal), snapshot.Transactions.Keys.Order(StringComparer.Ordinal));
    }
}
