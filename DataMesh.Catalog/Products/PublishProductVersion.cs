using System.Diagnostics;
using DataMesh.Catalog.Changes;
using DataMesh.Catalog.Joining;
using DataMesh.Client;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DataMesh.Catalog.Products;

/// <summary>
/// Publishing is one transaction: parse → agree with what others published → policies → compatibility with the current version → store →
/// append changes. With <c>dryRun=true</c> the same is answered, and nothing is kept.
/// </summary>
internal static partial class PublishProductVersion
{
    public static async Task<Results<Ok<PublishedProduct>, Created<PublishedProduct>, ProblemHttpResult>> HandleAsync(
        string domain, string product, PublishProduct body, StorePublication store, ChangeFeed feed, ReachAddress reach, ILogger<StorePublication> logger,
        CancellationToken ct, bool dryRun = false)
    {
        Activity.Current?.SetTag("datamesh.domain", domain).SetTag("datamesh.product", product);
        var (publication, problem) = Publication.Read(domain, product, body);
        if (publication is null)
        {
            return Refused("invalid", problem!);
        }

        if (!dryRun && await JoiningRules.RefuseAsync(body, reach, ct) is { } outsider)
        {
            return Refused("refused", outsider);
        }

        var stored = await store.StoreAsync(publication, dryRun, ct);
        if (stored.Problem is not null)
        {
            return Refused(stored.Outcome, stored.Problem);
        }

        if (!dryRun)
        {
            CatalogTelemetry.Publication(stored.Outcome);
        }

        if (stored.Changes.Count > 0)
        {
            CatalogTelemetry.ChangesAppended(stored.Changes);
            feed.Signal();
            Log.Published(logger, domain, product, stored.Sequence);
        }

        var changed = stored.Outcome != "unchanged";
        var answer = publication.Answer(changed, stored.Sequence, stored.Differences, stored.Dependents);
        return stored.Outcome == "published" && !dryRun ? TypedResults.Created($"/api/products/{domain}/{product}", answer) : TypedResults.Ok(answer);

        ProblemHttpResult Refused(string outcome, ProblemHttpResult reason)
        {
            if (!dryRun)
            {
                CatalogTelemetry.Publication(outcome);
                Log.Refused(logger, domain, product, reason.ProblemDetails.Detail);
            }

            return reason;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Product {Domain}/{Product} is published; change {Sequence}.")]
        public static partial void Published(ILogger logger, string domain, string product, long sequence);

        [LoggerMessage(LogLevel.Information, "The publication of {Domain}/{Product} is refused: {Reason}")]
        public static partial void Refused(ILogger logger, string domain, string product, string? reason);
    }
}
