using System.Text.Json;
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
        JsonElement body, CatalogDb db, ChangeFeed feed, TimeProvider time, CancellationToken ct)
    {
        try
        {
            await StoreAsync([RunEvent.Read(JsonSerializer.SerializeToNode(body))], db, feed, time, ct);
            return TypedResults.Created();
        }
        catch (FormatException malformed)
        {
            return Malformed(malformed.Message);
        }
    }

    public static async Task<Results<Created, ProblemHttpResult>> BatchAsync(
        JsonElement body, CatalogDb db, ChangeFeed feed, TimeProvider time, CancellationToken ct)
    {
        if (JsonSerializer.SerializeToNode(body) is not JsonArray { Count: <= MostInBatch } batch)
        {
            return Malformed($"$: a batch is a list of at most {MostInBatch} events.");
        }

        var events = new List<RunEvent>();
        for (var index = 0; index < batch.Count; index++)
        {
            try
            {
                events.Add(RunEvent.Read(batch[index]));
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
