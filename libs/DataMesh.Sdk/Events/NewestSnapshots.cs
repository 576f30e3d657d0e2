using System.Collections.Concurrent;
using DataMesh.Tables;
using Microsoft.Extensions.Options;

namespace DataMesh.Sdk.Events;

/// <summary>Looks at each table's log for all streams together, so that a hundred streams cost what one does.</summary>
internal sealed class NewestSnapshots(IOptions<EventOptions> options, TimeProvider time)
{
    private readonly ConcurrentDictionary<TableAddress, Look> _looks = [];
    private readonly TimeSpan _every = TimeSpan.FromSeconds(options.Value.LookAgainSeconds);

    /// <summary>The table as it is now, or was a moment ago; null when it has no commit.</summary>
    /// <exception cref="BrokenTableException">The log breaks the protocol.</exception>
    /// <exception cref="UnsupportedTableException">The table needs a newer protocol.</exception>
    public Task<TableSnapshot?> FindAsync(DeltaTable table, CancellationToken ct) => _looks.AddOrUpdate(
        table.Address,
        _ => Begin(table),
        (_, last) => last.Answer.IsValueCreated && time.GetElapsedTime(last.At) >= _every ? Begin(table) : last).Answer.Value.WaitAsync(ct);

    private Look Begin(DeltaTable table) => new(time.GetTimestamp(), new(() => table.FindSnapshotAsync(CancellationToken.None)));

    private sealed record Look(long At, Lazy<Task<TableSnapshot?>> Answer);
}
