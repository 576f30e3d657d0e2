using System.ComponentModel.DataAnnotations;
using DataMesh.Catalog.Storage;
using DataMesh.Client;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace DataMesh.Catalog.Changes;

/// <summary>Changes after a cursor, in order. With <c>wait</c> the answer is held until there are some, or that many seconds have passed.</summary>
internal static class ReadChanges
{
    public static async Task<Ok<ChangePage>> HandleAsync(
        CatalogDb db, ChangeFeed feed, TimeProvider time, CancellationToken ct,
        [Range(0, long.MaxValue)] long after = 0, [Range(1, 1000)] int limit = 500, [Range(0.0, 30.0)] double wait = 0)
    {
        var started = time.GetTimestamp();
        while (true)
        {
            var signal = feed.NextChange;
            var records = await db.Changes.AsNoTracking().Where(change => change.Sequence > after).OrderBy(change => change.Sequence).Take(limit).ToListAsync(ct);
            var patience = TimeSpan.FromSeconds(wait) - time.GetElapsedTime(started);
            if (records.Count > 0 || patience <= TimeSpan.Zero)
            {
                return TypedResults.Ok(new ChangePage
                {
                    Changes = [.. records.Select(record => record.ToChange())],
                    Next = records.Count > 0 ? records[^1].Sequence : after,
                });
            }

            await feed.WaitAsync(signal, patience, ct);
            ct.ThrowIfCancellationRequested();
        }
    }
}
