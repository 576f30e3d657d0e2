using DataMesh.Client;
using DataMesh.Sdk.Rest;
using DataMesh.Tables;
using Microsoft.AspNetCore.Http;

namespace DataMesh.Sdk.Events;

/// <summary>
/// One object's commits in the order of its log, from wherever a reader stands. The log is the only store: its versions are the offsets.
/// </summary>
internal sealed class ObjectFeed
{
    private readonly NewestSnapshots _newest;
    private readonly DeltaTable _table;

    private ObjectFeed(ServedObject served, NewestSnapshots newest) => (Served, _newest, _table) = (served, newest, served.Table);

    public ServedObject Served { get; }

    /// <summary>The table after the last commit that was read to its end.</summary>
    public TableSnapshot? Before { get; private set; }

    /// <summary>The commit that is being read.</summary>
    public TableSnapshot? Next { get; private set; }

    /// <summary>Rows of it that have been read.</summary>
    public long Row { get; private set; }

    /// <summary>Null before the first event.</summary>
    public EventPosition? Position => Row > 0 ? new(Wanted, Row) : Before is null ? null : new(Before.Version, null);

    private long Wanted => (Before?.Version ?? -1) + 1;

    /// <summary>Everything that can still be read.</summary>
    public static async Task<ObjectFeed> FromStartAsync(
        ServedObject served, NewestSnapshots newest, ITableStorage storage, CancellationToken ct)
    {
        var feed = new ObjectFeed(served, newest);
        if (await served.Table.FindSnapshotAsync(ct) is null)
        {
            return feed;
        }

        if (await served.Table.FindSnapshotAsync(0, ct) is null)
        {
            var oldest = (await served.Table.ReadCommitsAsync(-1, ct))[0].Version;
            feed.Before = await served.Table.FindSnapshotAsync(oldest, ct) ?? throw Gone(served, oldest);
        }

        return EventObject.Of(served.Schema) is null ? feed : await feed.PassOverLostRowsAsync(storage, ct);
    }

    /// <summary>Everything after the commits of that time and before.</summary>
    public static async Task<ObjectFeed> FromTimeAsync(
        ServedObject served, NewestSnapshots newest, ITableStorage storage, DateTimeOffset from, CancellationToken ct) =>
        await served.Table.FindVersionAsync(from.AddTicks(-1), ct) is { } version
            ? await FromAsync(served, newest, new(version, null), ct)
            : await FromStartAsync(served, newest, storage, ct);

    /// <summary>What comes from now on.</summary>
    public static async Task<ObjectFeed> FromNowAsync(ServedObject served, NewestSnapshots newest, CancellationToken ct) =>
        new(served, newest) { Before = await served.Table.FindSnapshotAsync(ct) };

    /// <summary>Everything after a position.</summary>
    /// <exception cref="QueryProblem">The log does not reach back to it, or not as far.</exception>
    public static async Task<ObjectFeed> FromAsync(
        ServedObject served, NewestSnapshots newest, EventPosition position, CancellationToken ct)
    {
        var done = position.Row is null ? position.Version : position.Version - 1;
        var feed = new ObjectFeed(served, newest) { Row = position.Row ?? 0 };
        feed.Before = done < 0 ? null : await served.Table.FindSnapshotAsync(done, ct) ?? throw Gone(served, done);
        return feed;
    }

    /// <summary>The commit to be read, or null when there is none yet.</summary>
    /// <exception cref="QueryProblem">It was cleaned up.</exception>
    public async Task<TableSnapshot?> FindNextAsync(CancellationToken ct)
    {
        if (Next is not null)
        {
            return Next;
        }

        var wanted = Wanted;
        var newest = await _newest.FindAsync(_table, ct);
        if (newest is null || newest.Version < wanted)
        {
            return newest?.Version < wanted - 1 ? throw Gone(Served, wanted - 1) : null;
        }

        return Next = newest.Version == wanted ? newest : await LoadAsync(Before, ct) ?? throw Gone(Served, wanted);
    }

    /// <summary>So many more rows of the commit have been read.</summary>
    public void PassRow() => Row++;

    /// <summary>The commit has been read to its end.</summary>
    public void PassCommit() => (Before, Next, Row) = (Next, null, 0);

    private Task<TableSnapshot?> LoadAsync(TableSnapshot? before, CancellationToken ct) =>
        before is null ? _table.FindSnapshotAsync(0, ct) : _table.FindNextSnapshotAsync(before, ct);

    /// <summary>Begins after the last commit of which a file is gone, as happens to old ones that were joined with others.</summary>
    private async Task<ObjectFeed> PassOverLostRowsAsync(ITableStorage storage, CancellationToken ct)
    {
        var folder = _table.Address.RelativePath;
        var files = await storage.ListAsync(folder, ct);
        var there = files.Select(file => file.Path[(folder.Length + 1)..]).ToHashSet(StringComparer.Ordinal);
        var start = Before;
        for (var before = Before; await LoadAsync(before, ct) is { } after; before = after)
        {
            if (!CommitFiles.Of(before, after).Paths.All(there.Contains))
            {
                start = after;
            }
        }

        Before = start;
        return this;
    }

    private static QueryProblem Gone(ServedObject served, long version) => new(
        StatusCodes.Status410Gone,
        $"Commit {version} of '{served.Schema.Name}' is not in the log: it was cleaned up, or the table was made anew. "
        + $"Read the rows as they are now, then the events after the data version of that answer (?after={served.Schema.Name}:<version>).")
    {
        Type = Problems.VersionGone,
    };
}
