using System.Text.Json;
using DataMesh.Catalog.Lineage;
using DataMesh.Catalog.Storage;
using DataMesh.Client;
using Microsoft.EntityFrameworkCore;

namespace DataMesh.Catalog.Quality;

/// <summary>
/// Keeps what each run's audit found. Of several events of a run the later counts, then the one with more failures, then the greater text:
/// the same end in whatever order they come.
/// </summary>
internal static class KeepAudits
{
    public static async Task FoldAsync(IEnumerable<RunEvent> events, CatalogDb db, CancellationToken ct)
    {
        var audits = events.Where(found => found.Checks is { Count: > 0 })
            .SelectMany(found => found.Outputs.Select(output => output.Table).OfType<TableReference>()
                .Select(table => (table.Domain, table.Contract, table.Major)).Distinct().Select(port => (Port: port, Event: found)))
            .OrderBy(audit => audit.Port.Domain, StringComparer.Ordinal).ThenBy(audit => audit.Port.Contract, StringComparer.Ordinal)
            .ThenBy(audit => audit.Port.Major).ThenBy(audit => audit.Event.RunId, StringComparer.Ordinal);
        foreach (var ((domain, contract, major), found) in audits)
        {
            var checks = JsonSerializer.Serialize(found.Checks, MeshJson.Options);
            var failed = found.Checks!.Count(check => check.Status is CheckStatus.Fail or CheckStatus.Error);
            await db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO quality_run AS known ("Domain", "Contract", "Major", "RunId", "At", "State", "Failed", "Checks")
                VALUES ({domain}, {contract}, {major}, {found.RunId}, {found.EventTime}, {found.Type}, {failed}, {checks}::jsonb)
                ON CONFLICT ("Domain", "Contract", "Major", "RunId") DO UPDATE
                SET "At" = excluded."At", "State" = excluded."State", "Failed" = excluded."Failed", "Checks" = excluded."Checks"
                WHERE (excluded."At", excluded."Failed", excluded."Checks", excluded."State")
                    > (known."At", known."Failed", known."Checks", known."State")
                """,
                ct);
        }
    }
}
