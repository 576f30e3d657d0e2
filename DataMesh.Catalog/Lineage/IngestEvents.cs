using System.Text.Json;
using DataMesh.Catalog.Changes;
using DataMesh.Catalog.Search;
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
            await StoreAsync([RunEvent.Read(body, "$")], db, feed, time, ct);
            return TypedResults.Created();
        }
        catch (FormatException malformed)
        {
            CatalogTelemetry.EventsRefused(1);
            return Malformed(malformed.Message);
        }
    }

    public static async Task<Results<Ok<EventBatchAnswer>, ProblemHttpResult>> BatchAsync(
        JsonElement body, CatalogDb db, ChangeFeed feed, TimeProvider time, CancellationToken ct)
    {
        if (body.ValueKind != JsonValueKind.Array || body.GetArrayLength() > MostInBatch)
        {
            return Malformed($"$: a batch is a list of at most {MostInBatch} events.");
        }

        var (events, refused) = (new List<RunEvent>(), new List<RefusedEvent>());
        foreach (var (index, element) in body.EnumerateArray().Index())
        {
            try
            {
                events.Add(RunEvent.Read(element, $"$[{index}]"));
            }
            catch (FormatException malformed)
            {
                refused.Add(new() { Index = index, Reason = malformed.Message, Retriable = false });
            }
        }

        await StoreAsync(events, db, feed, time, ct);
        CatalogTelemetry.EventsRefused(refused.Count);
        return TypedResults.Ok(Answer(events.Count, refused));
    }

    private static EventBatchAnswer Answer(int taken, List<RefusedEvent> refused) => new()
    {
        Status = refused.Count == 0 ? "success" : taken > 0 ? "partial_success" : "failure",
        Summary = new() { Received = taken + refused.Count, Successful = taken, Failed = refused.Count, Retriable = 0, NonRetriable = refused.Count },
        FailedEvents = refused,
    };

    private static async Task StoreAsync(List<RunEvent> events, CatalogDb db, ChangeFeed feed, TimeProvider time, CancellationToken ct)
    {
        var (stored, announced) = await db.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
        {
            db.ChangeTracker.Clear();
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            var result = await StoreEvents.StoreAsync(events, db, time.GetUtcNow(), ct);
            await transaction.CommitAsync(ct);
            return result;
        });
        await SearchQuality.FollowAsync(db, events, ct);
        CatalogTelemetry.EventsStored(stored, events.Count - stored);
        if (announced.Count > 0)
        {
            CatalogTelemetry.ChangesAppended(announced);
            feed.Signal();
        }
    }

    private static ProblemHttpResult Malformed(string detail) =>
        TypedResults.Problem(detail, statusCode: StatusCodes.Status422UnprocessableEntity, type: Problems.RequestInvalid, title: "This is no OpenLineage run event.");
}
