using DataMesh.Catalog.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace DataMesh.Catalog.Usage;

/// <summary>
/// Keeps usage small: after 40 days the hours of a day become one, at its first hour; after 400 days it is forgotten. Several catalogs
/// may do so at once, one of them does.
/// </summary>
internal sealed partial class FoldUsage(IServiceScopeFactory scopes, TimeProvider time, ILogger<FoldUsage> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);
    private static readonly TimeSpan ByHour = TimeSpan.FromDays(40);
    private static readonly TimeSpan AtAll = TimeSpan.FromDays(400);

    /// <summary>Folds what is old enough, in one transaction.</summary>
    public static Task FoldAsync(CatalogDb db, DateTimeOffset now, CancellationToken ct) =>
        db.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (!await db.TryLockUsageAsync(ct))
        {
            return;
        }

        var (old, older) = (StartOfDay(now - ByHour), StartOfDay(now - AtAll));
        await db.UsageHours.Where(hour => hour.Hour < older).ExecuteDeleteAsync(ct);
        await db.Database.ExecuteSqlAsync(
            $"""
            WITH folded AS (
                DELETE FROM usage_hour WHERE "Hour" < {old} AND "Hour" <> date_trunc('day', "Hour", 'UTC') RETURNING *)
            INSERT INTO usage_hour AS known (
                "Domain", "Contract", "Major", "Hour", "Object", "Interface", "Consumer", "StatusClass", "Requests", "Bytes", "LastAt")
            SELECT "Domain", "Contract", "Major", date_trunc('day', "Hour", 'UTC'), "Object", "Interface", "Consumer", "StatusClass",
                sum("Requests"), sum("Bytes"), max("LastAt")
            FROM folded GROUP BY 1, 2, 3, 4, 5, 6, 7, 8 ORDER BY 1, 2, 3, 4, 5, 6, 7, 8
            ON CONFLICT ("Domain", "Contract", "Major", "Hour", "Object", "Interface", "Consumer", "StatusClass") DO UPDATE
            SET "Requests" = known."Requests" + excluded."Requests", "Bytes" = known."Bytes" + excluded."Bytes",
                "LastAt" = greatest(known."LastAt", excluded."LastAt")
            """,
            ct);
        await transaction.CommitAsync(ct);
    });

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await FoldAsync(scope.ServiceProvider.GetRequiredService<CatalogDb>(), time.GetUtcNow(), stoppingToken);
            }
            catch (Exception away) when (away is NpgsqlException or RetryLimitExceededException)
            {
                Log.NotNow(logger, away.Message);
            }
        }
    }

    private static DateTimeOffset StartOfDay(DateTimeOffset instant) => new(instant.UtcDateTime.Date, TimeSpan.Zero);

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Old usage could not be folded ({Reason}); the next hour tries again.")]
        public static partial void NotNow(ILogger logger, string reason);
    }
}
