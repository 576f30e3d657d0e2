using System.Runtime.CompilerServices;
using DataMesh.Sdk.Rest;
using DataMesh.Tables;

namespace DataMesh.Sdk.Events;

/// <summary>The events of a port's objects as one sequence: the older commit first, its rows before itself.</summary>
internal sealed class PortEvents(IReadOnlyList<ObjectFeed> feeds, EventRequest request, EventSource source)
{
    /// <summary>How far all objects have been read.</summary>
    public string Cursor => EventCursor.Format(
        feeds.Where(feed => feed.Position is not null).Select(feed => (feed.Served.Schema.Name, feed.Position!.Value)));

    /// <summary>What is there now. Without an event, only the cursor has moved.</summary>
    /// <exception cref="QueryProblem">A commit or its rows were cleaned up.</exception>
    /// <exception cref="BrokenTableException">The log breaks the protocol.</exception>
    public async IAsyncEnumerable<(string Cursor, CloudEvent? Event)> ReadAvailableAsync([EnumeratorCancellation] CancellationToken ct)
    {
        while (await FindOldestAsync(ct) is { } feed)
        {
            var describe = request.Describe(feed.Served);
            var after = feed.Next!;
            var files = CommitFiles.Of(feed.Before, after);
            if (EventObject.Of(feed.Served.Schema) is { } events && request.Wants(describe.RowType))
            {
                var rows = new CommitRows(events, after, files, source.Storage, source.DuckDb);
                while (await rows.ReadAsync(feed.Row, source.MostBuffered, ct) is { Count: > 0 } portion)
                {
                    foreach (var row in portion)
                    {
                        feed.PassRow();
                        yield return (Cursor, describe.Row(after, events, feed.Row, row));
                    }
                }
            }

            feed.PassCommit();
            yield return (Cursor, request.Wants(DescribeEvents.Committed) ? describe.Commit(after, files) : null);
        }
    }

    /// <summary>True when a look at the logs finds a commit that has not been read.</summary>
    public async Task<bool> HasMoreAsync(CancellationToken ct) => await FindOldestAsync(ct) is not null;

    private async Task<ObjectFeed?> FindOldestAsync(CancellationToken ct)
    {
        ObjectFeed? oldest = null;
        foreach (var feed in feeds)
        {
            if (await feed.FindNextAsync(ct) is { } next && (oldest is null || next.CommittedAt < oldest.Next!.CommittedAt))
            {
                oldest = feed;
            }
        }

        return oldest;
    }
}
