using DataMesh.Catalog.Storage;
using Microsoft.EntityFrameworkCore;
using Table = DataMesh.Catalog.ServiceLevels.JudgeLevels.Table;

namespace DataMesh.Catalog.ServiceLevels;

/// <summary>The newest commits of many tables at once: one step into an index for each, however much they committed.</summary>
internal static class LastCommits
{
    /// <summary>When each table was committed last; those that never were are left out.</summary>
    public static async Task<Dictionary<Table, DateTimeOffset>> OfAsync(IEnumerable<Table> tables, CatalogDb db, CancellationToken ct)
    {
        var asked = tables.ToList();
        var found = await db.Database.SqlQuery<Found>(
            $"""
            SELECT asked.at::int AS "Index", last."CommittedAt" AS "At"
            FROM unnest({asked.Select(table => table.Domain).ToArray()}, {asked.Select(table => table.Contract).ToArray()},
                {asked.Select(table => table.Major).ToArray()}, {asked.Select(table => table.Object!).ToArray()})
                WITH ORDINALITY AS asked (domain, contract, major, object, at)
            CROSS JOIN LATERAL (
                SELECT "CommittedAt" FROM data_commit
                WHERE "Domain" = domain AND "Contract" = contract AND "Major" = major AND "Object" = object
                ORDER BY "DataVersion" DESC LIMIT 1) AS last
            """).ToListAsync(ct);
        return found.ToDictionary(row => asked[row.Index - 1], row => row.At);
    }

    /// <summary>The first commit of each contract after an instant, where there is one.</summary>
    public static async Task<Dictionary<(Table Input, DateTimeOffset After), DateTimeOffset>> WaitingAsync(
        IEnumerable<(Table Input, DateTimeOffset After)> inputs, CatalogDb db, CancellationToken ct)
    {
        var asked = inputs.ToList();
        var found = await db.Database.SqlQuery<Found>(
            $"""
            SELECT asked.at::int AS "Index", next."CommittedAt" AS "At"
            FROM unnest({asked.Select(pair => pair.Input.Domain).ToArray()}, {asked.Select(pair => pair.Input.Contract).ToArray()},
                {asked.Select(pair => pair.Input.Major).ToArray()}, {asked.Select(pair => pair.After).ToArray()})
                WITH ORDINALITY AS asked (domain, contract, major, after, at)
            CROSS JOIN LATERAL (
                SELECT "CommittedAt" FROM data_commit
                WHERE "Domain" = domain AND "Contract" = contract AND "Major" = major AND "CommittedAt" > after
                ORDER BY "CommittedAt" LIMIT 1) AS next
            """).ToListAsync(ct);
        return found.ToDictionary(row => asked[row.Index - 1], row => row.At);
    }

    private sealed record Found(int Index, DateTimeOffset At);
}
