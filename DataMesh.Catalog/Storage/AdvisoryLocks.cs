using Microsoft.EntityFrameworkCore;

namespace DataMesh.Catalog.Storage;

/// <summary>Locks of a transaction, released with it.</summary>
internal static class AdvisoryLocks
{
    private const int Publishing = 1;
    private const int Feed = 2;
    private const int Usage = 3;

    /// <summary>One publication at a time: names are unique across products, so every publication may meet every other.</summary>
    public static Task LockPublishingAsync(this CatalogDb db, CancellationToken ct) => db.LockAsync(Publishing, ct);

    /// <summary>
    /// One appender at a time, until it commits: identity values are given before a transaction commits, so without this a reader could see
    /// change 7 while 6 is still on its way, and skip 6 for ever.
    /// </summary>
    public static Task LockFeedAsync(this CatalogDb db, CancellationToken ct) => db.LockAsync(Feed, ct);

    /// <summary>False when another catalog folds usage at this moment.</summary>
    public static async Task<bool> TryLockUsageAsync(this CatalogDb db, CancellationToken ct) =>
        (await db.Database.SqlQuery<bool>($"SELECT pg_try_advisory_xact_lock(hashtext('datamesh.catalog'), {Usage})").ToListAsync(ct))[0];

    private static Task LockAsync(this CatalogDb db, int key, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtext('datamesh.catalog'), {key})", ct);
}
