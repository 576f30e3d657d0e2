using DataMesh.Catalog.Storage;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace DataMesh.Catalog.Search;

/// <summary>
/// Brings products into the index that were published before there was one. It starts with the process, asks again while the database
/// is away or not migrated, and ends when every current revision is indexed.
/// </summary>
internal sealed partial class FillSearchIndex(IServiceScopeFactory scopes, SchemaState schema, TimeProvider time,
    ILogger<FillSearchIndex> logger) : BackgroundService
{
    private const int Batch = 250;
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var (behind, filled) = (0L, 0);
        while (true)
        {
            try
            {
                if (await schema.FindObstacleAsync(stoppingToken) is not null)
                {
                    await Task.Delay(Again, time, stoppingToken);
                    continue;
                }

                (behind, var count) = await FillAsync(behind, stoppingToken);
                filled += count;
                if (behind == 0)
                {
                    if (filled > 0)
                    {
                        Log.Filled(logger, filled);
                    }

                    return;
                }
            }
            catch (Exception away) when (away is NpgsqlException or DbUpdateException or Microsoft.EntityFrameworkCore.Storage.RetryLimitExceededException)
            {
                Log.Away(logger, away);
                await Task.Delay(Again, time, stoppingToken);
            }
        }
    }

    /// <summary>The next batch of products behind an id; returns the last one's id, 0 when there are none left.</summary>
    private async Task<(long Last, int Count)> FillAsync(long behind, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CatalogDb>();
        var missing = await MissingAsync(db, behind, ct);
        if (missing.Count == 0)
        {
            return (0, 0);
        }

        var count = await db.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            await db.LockPublishingAsync(ct);
            var written = await WriteAsync(db, missing, ct);
            await transaction.CommitAsync(ct);
            return written;
        });
        return (missing[^1], count);
    }

    private static Task<List<long>> MissingAsync(CatalogDb db, long behind, CancellationToken ct) => db.Database.SqlQuery<long>(
        $"""
        SELECT product."Id" AS "Value" FROM product LEFT JOIN search_document AS document ON document."ProductId" = product."Id"
        WHERE product."Id" > {behind} AND product."CurrentRevisionId" IS NOT NULL AND document."RevisionId" IS DISTINCT FROM product."CurrentRevisionId"
        ORDER BY product."Id" LIMIT {Batch}
        """).ToListAsync(ct);

    private static async Task<int> WriteAsync(CatalogDb db, List<long> ids, CancellationToken ct)
    {
        var products = await db.Products.AsNoTracking().Include(product => product.CurrentRevision!.Contracts)
            .Where(product => ids.Contains(product.Id)).ToListAsync(ct);
        var qualities = await SearchQuality.ReadAsync(db, ids, ct);
        List<SearchDocument> documents = [.. products.Select(product =>
            SearchDocument.Read(product, product.CurrentRevision!, qualities[product.Id])).OfType<SearchDocument>()];
        await SearchIndex.WriteAsync(db, documents, ct);
        return documents.Count;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "{Count} products were brought into the search index.")]
        public static partial void Filled(ILogger logger, int count);

        [LoggerMessage(LogLevel.Warning, "The search index cannot be filled just now; it is tried again.")]
        public static partial void Away(ILogger logger, Exception reason);
    }
}
