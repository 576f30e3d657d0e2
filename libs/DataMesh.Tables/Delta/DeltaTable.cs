using System.Diagnostics;
using System.Globalization;

namespace DataMesh.Tables;

/// <summary>
/// A Delta Lake table, reader version 1 / writer version 2 (Delta Transaction Log Protocol). Safe for concurrent use; the last snapshot is
/// kept, so that finding it again costs one look for the next commit file.
/// </summary>
public sealed class DeltaTable(ITableStorage storage, TableAddress address, TimeProvider time) : IDisposable
{
    private const int MostAttempts = 20;
    private readonly SemaphoreSlim _reading = new(1, 1);
    private TableSnapshot? _last;

    public TableAddress Address { get; } = address;

    /// <summary>The table as it is now, or null when it has no commit.</summary>
    /// <exception cref="BrokenTableException">The log breaks the protocol.</exception>
    /// <exception cref="UnsupportedTableException">The table needs a newer protocol.</exception>
    public async Task<TableSnapshot?> FindSnapshotAsync(CancellationToken ct)
    {
        await _reading.WaitAsync(ct);
        try
        {
            var (snapshot, _) = await FoldAsync(_last, upTo: long.MaxValue, ct);
            return _last = snapshot;
        }
        finally
        {
            _reading.Release();
        }
    }

    /// <summary>The table as it was after a commit, or null when there is no such commit.</summary>
    /// <inheritdoc cref="FindSnapshotAsync(CancellationToken)" path="/exception" />
    public async Task<TableSnapshot?> FindSnapshotAsync(long version, CancellationToken ct)
    {
        var (snapshot, _) = await FoldAsync(from: null, version, ct);
        return snapshot?.Version == version ? snapshot : null;
    }

    /// <summary>What the log remembers of the commits after <paramref name="version"/> (-1 for all), oldest first.</summary>
    /// <inheritdoc cref="FindSnapshotAsync(CancellationToken)" path="/exception" />
    public async Task<IReadOnlyList<CommitEntry>> ReadCommitsAsync(long version, CancellationToken ct)
    {
        var (_, entries) = await FoldAsync(from: null, long.MaxValue, ct);
        return [.. entries.Where(entry => entry.Version > version)];
    }

    /// <summary>Paths of all files that any commit of the log ever added, below the table's folder.</summary>
    internal async Task<IReadOnlySet<string>> ListNamedFilesAsync(CancellationToken ct)
    {
        var builder = new SnapshotBuilder(Address, from: null);
        for (var version = 0L; await storage.ReadAsync(LogPath(version), ct) is { } content; version++)
        {
            builder.Apply(version, content, time.GetUtcNow());
        }

        return builder.EverAdded;
    }

    /// <summary>
    /// Makes the files of a commit visible, all or nothing. A run that has committed before gets its earlier result. When other writers are
    /// faster, everything is checked again against what they wrote.
    /// </summary>
    /// <exception cref="FencedException">A higher fencing token has committed.</exception>
    /// <exception cref="CommitConflictException">Other writers won every time.</exception>
    public async Task<CommitResult> CommitAsync(TableCommit commit, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(commit);
        using var activity = TablesTelemetry.Source.StartActivity("delta.commit");
        await storage.PersistAsync([.. commit.Files.Select(file => $"{Address.RelativePath}/{file.Path}")], ct);
        for (var attempt = 1; attempt <= MostAttempts; attempt++)
        {
            var before = await FindSnapshotAsync(ct);
            if (before?.HasRun(commit.RunId) == true)
            {
                return new() { Version = await VersionOfAsync(commit.RunId, ct), AlreadyCommitted = true, Snapshot = before };
            }

            if (before?.Fence > commit.FencingToken)
            {
                throw new FencedException(Address, commit.FencingToken.Value, before.Fence.Value);
            }

            var version = (before?.Version ?? -1) + 1;
            if (await storage.PutIfAbsentAsync(LogPath(version), CommitActions.Write(commit, before, time.GetUtcNow()), ct))
            {
                return await CompleteAsync(commit, version, activity, ct);
            }
        }

        throw new CommitConflictException(Address, MostAttempts);
    }

    /// <inheritdoc />
    public void Dispose() => _reading.Dispose();

    private async Task<CommitResult> CompleteAsync(TableCommit commit, long version, Activity? activity, CancellationToken ct)
    {
        var after = await FindSnapshotAsync(version, ct) ?? throw new BrokenTableException($"Commit {version} of {Address} is gone.");
        activity?.SetTag("datamesh.data_version", version).SetTag("datamesh.rows", after.Rows).SetTag("datamesh.bytes", after.Bytes);
        TablesTelemetry.Committed(Address, commit.Files.Sum(file => file.Rows ?? 0), commit.Files.Sum(file => file.Size));
        return new() { Version = version, AlreadyCommitted = false, Snapshot = after };
    }

    private async Task<long> VersionOfAsync(string runId, CancellationToken ct) =>
        (await ReadCommitsAsync(-1, ct)).Last(entry => entry.RunId == runId).Version;

    private async Task<(TableSnapshot? Snapshot, List<CommitEntry> Entries)> FoldAsync(TableSnapshot? from, long upTo, CancellationToken ct)
    {
        var builder = new SnapshotBuilder(Address, from);
        var next = (from?.Version ?? -1) + 1;
        while (next <= upTo && await storage.ReadAsync(LogPath(next), ct) is { } content)
        {
            builder.Apply(next, content, time.GetUtcNow());
            next++;
        }

        if (builder.Entries.Count == 0)
        {
            if (from is null)
            {
                await RefuseHeadlessAsync(ct);
            }

            return (from, builder.Entries);
        }

        return (builder.Build(), builder.Entries);
    }

    /// <summary>A log that does not begin at 0 begins at a checkpoint, or has lost its beginning: never an empty table.</summary>
    private async Task RefuseHeadlessAsync(CancellationToken ct)
    {
        var files = await storage.ListAsync($"{Address.RelativePath}/_delta_log", ct);
        if (files.Any(file => file.Path.EndsWith(".json", StringComparison.Ordinal) || file.Path.EndsWith(".parquet", StringComparison.Ordinal)))
        {
            throw new BrokenTableException($"The log of {Address} does not begin with commit 0: {files[0].Path} is there, but what came before is missing.");
        }
    }

    private string LogPath(long version) =>
        string.Create(CultureInfo.InvariantCulture, $"{Address.RelativePath}/_delta_log/{version:D20}.json");
}
