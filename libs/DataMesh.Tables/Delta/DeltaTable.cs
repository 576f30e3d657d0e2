using System.Diagnostics;

namespace DataMesh.Tables;

/// <summary>
/// A Delta Lake table, reader version 1 / writer version 2 (Delta Transaction Log Protocol). Safe for concurrent use; the last snapshot is
/// kept, so that finding it again costs one look for the next commit file.
/// </summary>
public sealed class DeltaTable(ITableStorage storage, TableAddress address, TimeProvider time) : IDisposable
{
    private const int MostAttempts = 100;

    /// <summary>A snapshot older than that is held against the newest checkpoint: commits after it may have been cleaned up.</summary>
    private static readonly TimeSpan TrustedFor = TimeSpan.FromHours(1);
    private readonly TableLog _log = new(storage, address, time);
    private readonly SemaphoreSlim _reading = new(1, 1);
    private TableSnapshot? _last;
    private DateTimeOffset _lookedAt;

    public TableAddress Address { get; } = address;

    /// <summary>The table as it is now, or null when it has no commit.</summary>
    /// <exception cref="BrokenTableException">The log breaks the protocol.</exception>
    /// <exception cref="UnsupportedTableException">The table needs a newer protocol.</exception>
    public async Task<TableSnapshot?> FindSnapshotAsync(CancellationToken ct)
    {
        await _reading.WaitAsync(ct);
        try
        {
            var from = _last is not null && await IsOvertakenAsync(_last, ct) ? null : _last;
            _last = await FollowAsync(from, ct);
            _lookedAt = time.GetUtcNow();
            return _last;
        }
        finally
        {
            _reading.Release();
        }
    }

    /// <summary>The table as it was after a commit, or null when there is no such commit or its log was cleaned up.</summary>
    /// <inheritdoc cref="FindSnapshotAsync(CancellationToken)" path="/exception" />
    public async Task<TableSnapshot?> FindSnapshotAsync(long version, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(version);
        var builder = new SnapshotBuilder(Address, from: null);
        await _log.BeginAsync(builder, version, ct);
        while (builder.Next <= version && await _log.TryApplyNextAsync(builder, ct))
        {
            // Each commit up to the wanted one.
        }

        return builder.Last?.Version == version ? builder.Build() : null;
    }

    /// <summary>The table as it was at a time, or null when it had no commit then or its log was cleaned up.</summary>
    /// <inheritdoc cref="FindSnapshotAsync(CancellationToken)" path="/exception" />
    public async Task<TableSnapshot?> FindSnapshotAsync(DateTimeOffset at, CancellationToken ct) =>
        await FindVersionAsync(at, ct) is { } version ? await FindSnapshotAsync(version, ct) : null;

    /// <summary>The table one commit after a snapshot, or null when there is no such commit or its log was cleaned up.</summary>
    /// <inheritdoc cref="FindSnapshotAsync(CancellationToken)" path="/exception" />
    public async Task<TableSnapshot?> FindNextSnapshotAsync(TableSnapshot snapshot, CancellationToken ct)
    {
        var builder = new SnapshotBuilder(Address, snapshot);
        return await _log.TryApplyNextAsync(builder, ct) ? builder.Build() : null;
    }

    /// <summary>The last commit up to a time, or null when there was none or its log was cleaned up.</summary>
    /// <inheritdoc cref="FindSnapshotAsync(CancellationToken)" path="/exception" />
    public async Task<long?> FindVersionAsync(DateTimeOffset at, CancellationToken ct) =>
        (await ReadCommitsAsync(-1, ct)).LastOrDefault(commit => commit.CommittedAt <= at)?.Version;

    /// <summary>What the log remembers of the commits after <paramref name="version"/> (-1 for all), oldest first.</summary>
    /// <inheritdoc cref="FindSnapshotAsync(CancellationToken)" path="/exception" />
    public async Task<IReadOnlyList<CommitEntry>> ReadCommitsAsync(long version, CancellationToken ct)
    {
        var builder = await FoldAllAsync(version, ct);
        return [.. builder.Entries.Where(entry => entry.Version > version)];
    }

    /// <summary>What each commit from one version to another did, both included, oldest first; null when the log before the first is cleaned up.</summary>
    /// <inheritdoc cref="FindSnapshotAsync(CancellationToken)" path="/exception" />
    public async Task<IReadOnlyList<TableChange>?> ReadChangesAsync(long from, long to, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(from);
        var before = from == 0 ? null : await FindSnapshotAsync(from - 1, ct);
        if (from > 0 && before is null)
        {
            return null;
        }

        var (builder, changes) = (new SnapshotBuilder(Address, before), new List<TableChange>());
        while (builder.Next <= to && await _log.TryApplyNextAsync(builder, ct))
        {
            var after = builder.Build();
            changes.Add(TableChange.Between(before, after));
            before = after;
        }

        return from == 0 && changes.Count == 0 ? null : changes;
    }

    /// <summary>
    /// Makes the files of a commit visible, all or nothing. A run that has committed before gets its earlier result. When other writers are
    /// faster, everything is checked again against what they wrote.
    /// </summary>
    /// <exception cref="FencedException">A higher fencing token has committed.</exception>
    /// <exception cref="CommitConflictException">Other writers changed what the commit builds on, or won every time.</exception>
    /// <exception cref="SchemaMismatchException">The commit keeps rows that its schema cannot read.</exception>
    /// <exception cref="UnsupportedTableException">The table's properties forbid the commit.</exception>
    public async Task<CommitResult> CommitAsync(TableCommit commit, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(commit);
        using var activity = TablesTelemetry.Source.StartActivity("delta.commit");
        await storage.PersistAsync([.. commit.Files.Select(file => $"{Address.RelativePath}/{file.Path}")], ct);
        for (var attempt = 1; attempt <= MostAttempts; attempt++)
        {
            var before = await FindSnapshotAsync(ct);
            if (commit.RunId is not null && before?.HasRun(commit.RunId) == true)
            {
                return new() { Version = before.Transactions[TableSnapshot.RunApplication + commit.RunId].Version, AlreadyCommitted = true, Snapshot = before };
            }

            Require(commit, before);
            var fitted = before is null || commit.Mode == CommitMode.Overwrite
                ? commit
                : commit with { Schema = SchemaEvolution.Keep(Address, before.Schema, commit.Schema) };
            var version = (before?.Version ?? -1) + 1;
            if (await storage.PutIfAbsentAsync(_log.CommitPath(version), CommitActions.Write(fitted, before, time.GetUtcNow()), ct))
            {
                return await CompleteAsync(commit, version, activity, ct);
            }
        }

        throw new CommitConflictException(Address, $"{MostAttempts} attempts came second.");
    }

    /// <summary>
    /// Writes a checkpoint of the table as it is and deletes commits that are older than <c>delta.logRetentionDuration</c> (30 days) and that
    /// no younger version needs. Returns how many files of the log were deleted.
    /// </summary>
    /// <inheritdoc cref="FindSnapshotAsync(CancellationToken)" path="/exception" />
    public async Task<int> CheckpointAsync(CancellationToken ct)
    {
        if (await FindSnapshotAsync(ct) is not { } snapshot)
        {
            return 0;
        }

        await WriteCheckpoint.RunAsync(snapshot, storage, _log.Folder, time.GetUtcNow(), ct);
        return await _log.CleanUpAsync(time.GetUtcNow() - snapshot.Properties.LogRetention, ct);
    }

    /// <summary>Writes a checkpoint when more commits than <c>delta.checkpointInterval</c> follow the last one, such as after a crash.</summary>
    /// <inheritdoc cref="FindSnapshotAsync(CancellationToken)" path="/exception" />
    public async Task CheckpointWhenDueAsync(CancellationToken ct)
    {
        if (await FindSnapshotAsync(ct) is { } snapshot
            && snapshot.Version - ((await _log.LastCheckpointAsync(ct))?.Version ?? 0) > snapshot.Properties.CheckpointInterval)
        {
            await CheckpointAsync(ct);
        }
    }

    /// <summary>
    /// Deletes data files that were given up longer ago than the retention, and files that no commit ever named and that are older than it
    /// and than a day. Versions from before are gone then. Returns the paths below the table's folder.
    /// </summary>
    /// <param name="retention">Default: <c>delta.deletedFileRetentionDuration</c>, 7 days.</param>
    /// <inheritdoc cref="FindSnapshotAsync(CancellationToken)" path="/exception" />
    public async Task<IReadOnlyList<string>> VacuumAsync(TimeSpan? retention, CancellationToken ct)
    {
        if (retention is { } given)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(given, TimeSpan.Zero, nameof(retention));
        }

        return await FindSnapshotAsync(ct) is { } snapshot
            ? await VacuumTable.RunAsync(snapshot, storage, retention, time.GetUtcNow(), ct)
            : [];
    }

    /// <summary>
    /// Joins files below 32 MiB into fewer, where a partition has eight or more of them. No row changes; readers of earlier versions are not
    /// disturbed. Returns the commit, or null when there was nothing to join or another writer was faster.
    /// </summary>
    /// <inheritdoc cref="FindSnapshotAsync(CancellationToken)" path="/exception" />
    public async Task<CommitResult?> CompactAsync(DuckDbOptions options, CancellationToken ct)
    {
        if (await FindSnapshotAsync(ct) is not { } snapshot || await CompactFiles.PrepareAsync(snapshot, storage, options, ct) is not { } commit)
        {
            return null;
        }

        try
        {
            return await CommitAsync(commit, ct);
        }
        catch (CommitConflictException)
        {
            // Its files are named by nobody, and the next upkeep takes them away.
            return null;
        }
    }

    /// <inheritdoc />
    public void Dispose() => _reading.Dispose();

    /// <summary>Paths of all files that the log names, those given up included, below the table's folder.</summary>
    internal async Task<IReadOnlySet<string>> ListNamedFilesAsync(CancellationToken ct) => (await FoldAllAsync(-1, ct)).EverNamed;

    private void Require(TableCommit commit, TableSnapshot? before)
    {
        if (before?.Fence > commit.FencingToken)
        {
            throw new FencedException(Address, commit.FencingToken.Value, before.Fence.Value);
        }

        if (ReplacedFiles.FindConflict(commit, before) is { } conflict)
        {
            throw new CommitConflictException(Address, conflict);
        }

        if (before is { Properties.AppendOnly: true } && commit.Mode is not (CommitMode.Append or CommitMode.Compact) && before.FilesByPath.Count > 0)
        {
            throw new UnsupportedTableException($"{Address} has the property delta.appendOnly: its rows cannot be replaced.");
        }

        if (before?.Metadata.SchemaText.Contains("delta.invariants", StringComparison.Ordinal) == true)
        {
            throw new UnsupportedTableException($"{Address} has column invariants, which this writer does not check: have its owner drop them.");
        }
    }

    private async Task<CommitResult> CompleteAsync(TableCommit commit, long version, Activity? activity, CancellationToken ct)
    {
        var newest = await FindSnapshotAsync(ct);
        var after = (newest?.Version == version ? newest : await FindSnapshotAsync(version, ct))
            ?? throw new BrokenTableException($"Commit {version} of {Address} is gone.");
        activity?.SetTag("datamesh.data_version", version).SetTag("datamesh.rows", after.Rows).SetTag("datamesh.bytes", after.Bytes);
        TablesTelemetry.Committed(Address, commit.Files.Sum(file => file.Rows ?? 0), commit.Files.Sum(file => file.Size));
        if (version > 0 && version % after.Properties.CheckpointInterval == 0)
        {
            await TryCheckpointAsync(activity);
        }

        return new() { Version = version, AlreadyCommitted = false, Snapshot = after };
    }

    /// <summary>The commit is done whatever becomes of its checkpoint: the next one, or the next start, writes another.</summary>
    private async Task TryCheckpointAsync(Activity? activity)
    {
        try
        {
            await CheckpointAsync(CancellationToken.None);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or DuckDB.NET.Data.DuckDBException)
        {
            activity?.AddException(failure);
            TablesTelemetry.CheckpointFailed(Address);
        }
    }

    private async Task<bool> IsOvertakenAsync(TableSnapshot last, CancellationToken ct) =>
        time.GetUtcNow() - _lookedAt > TrustedFor && (await _log.LastCheckpointAsync(ct))?.Version > last.Version;

    /// <summary>The newest snapshot; from one that is known, it costs one look for each commit after it and one for what is not there yet.</summary>
    private async Task<TableSnapshot?> FollowAsync(TableSnapshot? from, CancellationToken ct)
    {
        var builder = new SnapshotBuilder(Address, from);
        if (from is null)
        {
            await _log.BeginAsync(builder, long.MaxValue, ct);
        }

        var first = builder.Next;
        await FoldToEndAsync(builder, hasBegun: from is not null, ct);
        return from is not null && builder.Next == first ? from : builder.Last is null ? null : builder.Build();
    }

    private async Task<SnapshotBuilder> FoldAllAsync(long after, CancellationToken ct)
    {
        var builder = new SnapshotBuilder(Address, from: null);
        if ((after < 0 || !await _log.BeginAsync(builder, after, ct)) && await storage.ReadAsync(_log.CommitPath(0), ct) is null)
        {
            await _log.BeginAtOldestAsync(builder, ct);
        }

        await FoldToEndAsync(builder, hasBegun: false, ct);
        return builder;
    }

    private async Task FoldToEndAsync(SnapshotBuilder builder, bool hasBegun, CancellationToken ct)
    {
        while (true)
        {
            while (await _log.TryApplyNextAsync(builder, ct))
            {
                // One commit after the other.
            }

            // What a writer commits between the look and the listing is no gap.
            if (hasBegun || await _log.NewestAsync(ct) < builder.Next)
            {
                break;
            }

            if (await storage.ReadAsync(_log.CommitPath(builder.Next), ct) is null)
            {
                throw new BrokenTableException(await ExplainGapAsync(builder, ct));
            }
        }

        if (builder.Last is null && await _log.FindAnyAsync(ct) is { } headless)
        {
            throw new BrokenTableException($"The log of {Address} does not begin with commit 0: {headless} is there, but no checkpoint that can be read.");
        }
    }

    private async Task<string> ExplainGapAsync(SnapshotBuilder builder, CancellationToken ct) => builder.Last is null
        ? $"The log of {Address} does not begin with commit 0, and no checkpoint can be read: {await _log.FindAnyAsync(ct)} is there, but what came before is missing."
        : $"The log of {Address} has a gap: commit {builder.Next} is missing, and commit {await _log.NewestAsync(ct)} is there.";
}
