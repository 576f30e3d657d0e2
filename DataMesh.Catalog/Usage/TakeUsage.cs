using DataMesh.Catalog.Storage;
using DataMesh.Client;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace DataMesh.Catalog.Usage;

/// <summary>Counts what a gateway passed on in a minute: once, however often the report comes.</summary>
internal static class TakeUsage
{
    /// <summary>As long as it is known which reports were counted, and a day more.</summary>
    private static readonly TimeSpan Oldest = TimeSpan.FromDays(7);
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(8);

    /// <summary>What the clocks of two machines may differ by.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    public static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        UsageReport body, CatalogDb db, TimeProvider time, CancellationToken ct)
    {
        var (now, minute) = (time.GetUtcNow(), body.Minute.ToUniversalTime());
        if (Refuse(body, minute, now) is { } reason)
        {
            return TypedResults.Problem(
                reason, statusCode: StatusCodes.Status422UnprocessableEntity, type: Problems.RequestInvalid,
                title: "This usage cannot be counted.");
        }

        await db.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            var isNew = await db.Database.ExecuteSqlAsync(
                $"""INSERT INTO usage_report ("Instance", "Minute") VALUES ({body.Instance}, {minute}) ON CONFLICT DO NOTHING""", ct) > 0;
            if (isNew)
            {
                await CountAsync(
                    Sum(body.Entries), new(minute.UtcTicks - (minute.UtcTicks % TimeSpan.TicksPerHour), TimeSpan.Zero), db, ct);
                await db.UsageReports.Where(report => report.Minute < now - Remembered).ExecuteDeleteAsync(ct);
            }

            await transaction.CommitAsync(ct);
        });
        return TypedResults.NoContent();
    }

    private static string? Refuse(UsageReport body, DateTimeOffset minute, DateTimeOffset now) =>
        minute > now + Skew ? $"$.minute: {minute:u} has not begun."
        : minute < now - Oldest
            ? $"$.minute: {minute:u} is more than {Oldest.TotalDays:0} days ago; nobody knows any more whether it was counted."
        : body.Entries.Any(entry => entry is null) ? "$.entries: an entry is expected."
        : body.Entries.SelectMany(entry => new[] { entry.Domain, entry.Contract, entry.Object, entry.Interface, entry.Consumer })
            .Any(text => text?.Any(character => char.IsControl(character) || char.IsSurrogate(character)) == true)
            ? "$.entries: a name holds characters that no name has."
            : null;

    /// <summary>A statement can change each row once; in the order of the keys, so that two reports never wait for each other.</summary>
    private static List<UsageEntry> Sum(IReadOnlyList<UsageEntry> entries) =>
    [
        .. entries
            .Select(entry => entry with { Object = entry.Object ?? string.Empty, Consumer = entry.Consumer ?? string.Empty })
            .GroupBy(entry => (entry.Domain, entry.Contract, entry.Major, entry.Object, entry.Interface, entry.Consumer, entry.StatusClass))
            .OrderBy(group => group.Key.Domain, StringComparer.Ordinal).ThenBy(group => group.Key.Contract, StringComparer.Ordinal)
            .ThenBy(group => group.Key.Major)
            .ThenBy(group => group.Key.Object, StringComparer.Ordinal).ThenBy(group => group.Key.Interface, StringComparer.Ordinal)
            .ThenBy(group => group.Key.Consumer, StringComparer.Ordinal).ThenBy(group => group.Key.StatusClass)
            .Select(group => group.First() with
            {
                Requests = group.Sum(entry => entry.Requests),
                Bytes = group.Sum(entry => entry.Bytes),
                LastAt = group.Max(entry => entry.LastAt).ToUniversalTime(),
            }),
    ];

    private static Task CountAsync(List<UsageEntry> entries, DateTimeOffset hour, CatalogDb db, CancellationToken ct)
    {
        T[] Column<T>(Func<UsageEntry, T> of) => [.. entries.Select(of)];
        return db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO usage_hour AS known (
                "Domain", "Contract", "Major", "Hour", "Object", "Interface", "Consumer", "StatusClass", "Requests", "Bytes", "LastAt")
            SELECT domain, contract, major, {hour}, object, interface, consumer, class, requests, bytes, last
            FROM unnest({Column(entry => entry.Domain)}, {Column(entry => entry.Contract)}, {Column(entry => entry.Major)},
                {Column(entry => entry.Object!)}, {Column(entry => entry.Interface)}, {Column(entry => entry.Consumer!)},
                {Column(entry => entry.StatusClass)},
                {Column(entry => entry.Requests)}, {Column(entry => entry.Bytes)}, {Column(entry => entry.LastAt)})
                AS entry (domain, contract, major, object, interface, consumer, class, requests, bytes, last)
            ON CONFLICT ("Domain", "Contract", "Major", "Hour", "Object", "Interface", "Consumer", "StatusClass") DO UPDATE
            SET "Requests" = known."Requests" + excluded."Requests", "Bytes" = known."Bytes" + excluded."Bytes",
                "LastAt" = greatest(known."LastAt", excluded."LastAt")
            """,
            ct);
    }
}
