using System.Text.Json.Nodes;
using DataMesh.Catalog.Changes;
using DataMesh.Catalog.Storage;
using DataMesh.Client;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace DataMesh.Catalog.Lineage;

/// <summary>Takes OpenLineage run events of any producer, in any order, as often as they come.</summary>
internal static class IngestEvents
{
    private const int MostInBatch = 1000;

    public static async Task<Results<Created, ProblemHttpResult>> OneAsync(
        JsonNode body, CatalogDb db, ChangeFeed feed, TimeProvider time, CancellationToken ct)
    {
        try
        {
            await StoreAsync([RunEvent.Read(body)], db, feed, time, ct);
            return TypedResults.Created();
        }
        catch (FormatException malformed)
        {
            return Malformed(malformed.Message);
        }
    }

    public static async Task<Results<Created, ProblemHttpResult>> BatchAsync(
        JsonArray body, CatalogDb db, ChangeFeed feed, TimeProvider time, CancellationToken ct)
    {
        if (body.Count > MostInBatch)
        {
            return Malformed($"$: a batch holds at most {MostInBatch} events; this one holds {body.Count}.");
        }

        var events = new List<RunEvent>();
        for (var index = 0; index < body.Count; index++)
        {
            try
            {
                events.Add(RunEvent.Read(body[index]));
            }
            catch (FormatException malformed)
            {
                return Malformed($"$[{index}]{malformed.Message.TrimStart('$')} Nothing of the batch was stored.");
            }
        }

        await StoreAsync(events, db, feed, time, ct);
        return TypedResults.Created();
    }

    private static async Task StoreAsync(List<RunEvent> events, CatalogDb db, ChangeFeed feed, TimeProvider time, CancellationToken ct)
    {
        var announced = await db.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
        {
            db.ChangeTracker.Clear();
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            var changes = 0;
            foreach (var runEvent in events)
            {
                changes += await StoreEvent.StoreAsync(runEvent, db, time.GetUtcNow(), ct);
            }

            await transaction.CommitAsync(ct);
            return changes;
        });
        if (announced > 0)
        {
            feed.Signal();
        }
    }

    private static ProblemHttpResult Malformed(string detail) =>
        TypedResults.Problem(detail, statusCode: StatusCodes.Status422UnprocessableEntity, type: Problems.RequestInvalid, title: "This is no OpenLineage run event.");
}
