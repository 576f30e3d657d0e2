namespace DataMesh.Tables.Tests.Delta;

public sealed class BrokenLogTests : IDisposable
{
    private readonly TestTable _table = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string, string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string, string>();
            var text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Delta", "broken-logs.txt")).ReplaceLineEndings("\n");
            foreach (var lines in text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split('\n').Where(line => !line.StartsWith('#') && line.Length > 0).ToList()))
            {
                cases.Add(lines[0], string.Join('\n', lines[1..^1]), lines[^1][2..]);
            }

            return cases;
        }
    }

    public void Dispose() => _table.Dispose();

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_log_that_breaks_the_protocol_is_refused_with_its_reason(string name, string commit, string refusal)
    {
        Directory.CreateDirectory(_table.LogFolder);
        await File.WriteAllTextAsync(Path.Combine(_table.LogFolder, $"{0:D20}.json"), commit + "\n", Cancel);
        var (kind, words) = (refusal[..refusal.IndexOf(' ', StringComparison.Ordinal)], refusal[(refusal.IndexOf(' ', StringComparison.Ordinal) + 1)..]);

        var thrown = await Assert.ThrowsAnyAsync<Exception>(() => _table.Table.FindSnapshotAsync(Cancel));

        Assert.True(thrown.GetType().Name == kind, $"{name}: {thrown}");
        Assert.Contains(words, thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_gap_between_commits_is_refused_and_named()
    {
        for (var commit = 0; commit < 4; commit++)
        {
            await _table.CommitAsync($"run-{commit}", CommitMode.Append, [await _table.WriteAsync(commit, 1)]);
        }

        File.Delete(Path.Combine(_table.LogFolder, $"{2:D20}.json"));

        var broken = await Assert.ThrowsAsync<BrokenTableException>(() => _table.Open().FindSnapshotAsync(Cancel));
        Assert.Contains("commit 2 is missing, and commit 3 is there", broken.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Actions_and_fields_that_are_unknown_are_ignored()
    {
        await _table.CommitAsync("run-1", CommitMode.Append, [await _table.WriteAsync(0, 3)]);
        await File.WriteAllTextAsync(
            Path.Combine(_table.LogFolder, $"{1:D20}.json"),
            """
            {"commitInfo":{"operation":"WRITE","isolationLevel":"Serializable"}}
            {"cdc":{"path":"_change_data/a.parquet","size":1,"partitionValues":{},"dataChange":false}}
            {"domainMetadata":{"domain":"x","configuration":"","removed":false}}

            {"txn":{"appId":"spark","version":7,"surprise":[1]}}
            """,
            Cancel);

        var snapshot = (await _table.Open().FindSnapshotAsync(Cancel))!;

        Assert.Equal((1L, 3L, 7L), (snapshot.Version, snapshot.Rows, snapshot.Transactions["spark"].Version));
        Assert.True((TimeProvider.System.GetUtcNow() - snapshot.CommittedAt).Duration() < TimeSpan.FromMinutes(5), "without a timestamp the commit is as old as its file");
    }
}
