using System.Text.Json;
using DataMesh.Catalog.Storage;
using DataMesh.Client;
using Microsoft.EntityFrameworkCore;

namespace DataMesh.Catalog.Lineage;

/// <summary>
/// How runs and ports stand. One rule decides which of two events counts, whichever comes first: one that ends the run, then the later, then
/// the state further right in START, RUNNING, OTHER, ABORT, COMPLETE, FAIL (a failure is never hidden), then the greater text.
/// </summary>
internal static class FoldRuns
{
    public static async Task RunsAsync(List<RunEvent> events, CatalogDb db, CancellationToken ct)
    {
        foreach (var found in events.OrderBy(runEvent => runEvent.RunId, StringComparer.Ordinal))
        {
            await db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO run AS known ("RunId", "JobNamespace", "JobName", "State", "EventTime", "Reason")
                VALUES ({found.RunId}, {found.JobNamespace}, {found.JobName}, {found.Type}, {found.EventTime}, {found.Error})
                ON CONFLICT ("RunId") DO UPDATE SET "JobNamespace" = excluded."JobNamespace", "JobName" = excluded."JobName",
                    "State" = excluded."State", "EventTime" = excluded."EventTime", "Reason" = excluded."Reason"
                WHERE (excluded."State" IN ('ABORT', 'COMPLETE', 'FAIL'), excluded."EventTime",
                        array_position(ARRAY['START', 'RUNNING', 'OTHER', 'ABORT', 'COMPLETE', 'FAIL'], excluded."State"::text),
                        coalesce(excluded."Reason", ''), excluded."JobNamespace", excluded."JobName")
                    > (known."State" IN ('ABORT', 'COMPLETE', 'FAIL'), known."EventTime",
                        coalesce(array_position(ARRAY['START', 'RUNNING', 'OTHER', 'ABORT', 'COMPLETE', 'FAIL'], known."State"::text), 0),
                        coalesce(known."Reason", ''), known."JobNamespace", known."JobName")
                """,
                ct);
        }
    }

    public static async Task PortsAsync(List<RunEvent> events, CatalogDb db, CancellationToken ct)
    {
        var ports = events
            .SelectMany(runEvent => runEvent.Outputs.Where(output => output.Table is not null)
                .Select(output => (output.Table!.Domain, output.Table.Contract, output.Table.Major)).Distinct().Select(port => (Port: port, Event: runEvent)))
            .OrderBy(pair => pair.Port.Domain, StringComparer.Ordinal).ThenBy(pair => pair.Port.Contract, StringComparer.Ordinal).ThenBy(pair => pair.Port.Major);
        foreach (var ((domain, contract, major), found) in ports)
        {
            await db.Database.ExecuteSqlAsync(
                $"""INSERT INTO port_state ("Domain", "Contract", "Major") VALUES ({domain}, {contract}, {major}) ON CONFLICT DO NOTHING""", ct);
            await FoldOutcomeAsync(found, domain, contract, major, db, ct);
            await FoldQualityAsync(found, domain, contract, major, db, ct);
        }
    }

    private static async Task FoldOutcomeAsync(RunEvent found, string domain, string contract, int major, CatalogDb db, CancellationToken ct)
    {
        if (!found.IsTerminal)
        {
            return;
        }

        var outcome = JsonSerializer.Serialize(new RunOutcome { RunId = found.RunId, State = found.Type, At = found.EventTime, Reason = found.Error }, MeshJson.Options);
        await db.Database.ExecuteSqlAsync(
            $"""
            UPDATE port_state SET "LastRun" = {outcome}::jsonb, "LastRunAt" = {found.EventTime}
            WHERE "Domain" = {domain} AND "Contract" = {contract} AND "Major" = {major} AND ("LastRun" IS NULL OR
                ({found.EventTime}, array_position(ARRAY['ABORT', 'COMPLETE', 'FAIL'], {found.Type}), {outcome}::jsonb)
                > ("LastRunAt", coalesce(array_position(ARRAY['ABORT', 'COMPLETE', 'FAIL'], "LastRun" ->> 'state'), 0), "LastRun"))
            """,
            ct);
    }

    private static async Task FoldQualityAsync(RunEvent found, string domain, string contract, int major, CatalogDb db, CancellationToken ct)
    {
        if (found.Checks is not { Count: > 0 } checks)
        {
            return;
        }

        var result = Quality(found, checks);
        var quality = JsonSerializer.Serialize(result, MeshJson.Options);
        await db.Database.ExecuteSqlAsync(
            $"""
            UPDATE port_state SET "Quality" = {quality}::jsonb, "QualityAt" = {found.EventTime}
            WHERE "Domain" = {domain} AND "Contract" = {contract} AND "Major" = {major} AND ("Quality" IS NULL OR
                ({found.EventTime}, {result.Failed}, {quality}::jsonb) > ("QualityAt", ("Quality" ->> 'failed')::int, "Quality"))
            """,
            ct);
    }

    private static QualityResult Quality(RunEvent found, IReadOnlyList<CheckResult> checks) => new()
    {
        RunId = found.RunId,
        At = found.EventTime,
        Status = checks.Where(check => check.Blocking && check.Status != CheckStatus.NotExecuted).Select(check => check.Status).DefaultIfEmpty(CheckStatus.NotExecuted).Max(),
        Passed = checks.Count(check => check.Status == CheckStatus.Pass),
        Failed = checks.Count(check => check.Status is CheckStatus.Fail or CheckStatus.Error),
        NotExecuted = checks.Count(check => check.Status == CheckStatus.NotExecuted),
        Checks = checks,
    };
}
