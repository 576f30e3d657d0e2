using System.ComponentModel.DataAnnotations;
using DataMesh.Catalog.Changes;
using DataMesh.Catalog.Storage;
using DataMesh.Client;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace DataMesh.Catalog.Domains;

/// <summary>
/// Takes a domain's address away: its products stay published and are served no longer. With <c>only</c> nothing happens when the domain has
/// announced another address in the meantime, so that an old process that ends late does not take away its successor's.
/// </summary>
internal static partial class LeaveMesh
{
    public static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        string domain, CatalogDb db, ChangeFeed feed, TimeProvider time, ILogger<CatalogDb> logger, CancellationToken ct, [StringLength(2000)] string? only = null)
    {
        var (known, left) = await db.Database.CreateExecutionStrategy().ExecuteAsync(() => StoreAsync(domain, only, db, time.GetUtcNow(), ct));
        if (!known)
        {
            return TypedResults.Problem(
                $"No product of a domain '{domain}' was published.", statusCode: StatusCodes.Status404NotFound, type: Problems.NotFound);
        }

        if (left)
        {
            CatalogTelemetry.ChangesAppended([new DomainLeft { Sequence = 0, At = time.GetUtcNow(), Domain = domain }]);
            feed.Signal();
            Log.Left(logger, domain);
        }

        return TypedResults.NoContent();
    }

    private static async Task<(bool Known, bool Left)> StoreAsync(string domain, string? only, CatalogDb db, DateTimeOffset now, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.LockPublishingAsync(ct);
        var record = await db.Domains.FirstOrDefaultAsync(candidate => candidate.Name == domain, ct);
        if (record?.Address is null || (only is not null && !IsSame(record.Address, only)))
        {
            return (record is not null || await db.Products.AnyAsync(product => product.Domain == domain, ct), Left: false);
        }

        (record.Address, record.ChangedAt) = (null, now);
        await db.LockFeedAsync(ct);
        db.Changes.Add(ChangeRecord.Of(new DomainLeft { Sequence = 0, At = now, Domain = domain }));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return (Known: true, Left: true);
    }

    private static bool IsSame(string address, string only) => Uri.TryCreate(only, UriKind.Absolute, out var meant) && meant.AbsoluteUri == address;

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Domain {Domain} has left; its products stay published and are served no longer.")]
        public static partial void Left(ILogger logger, string domain);
    }
}
