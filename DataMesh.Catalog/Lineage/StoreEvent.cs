using System.Diagnostics;
using System.Text.Json;
using DataMesh.Catalog.Changes;
using DataMesh.Catalog.Storage;
using DataMesh.Client;
using DataMesh.Contracts;
using Microsoft.EntityFrameworkCore;

namespace DataMesh.Catalog.Lineage;

/// <summary>
/// Folds one event into what the catalog knows. Every step gives the same result in whatever order events come and however often: terminal
/// states win, then the later time; edges and commits are sets.
/// </summary>
internal static class StoreEvent
{
    /// <returns>Changes that were appended.</returns>
    public static async Task<int> StoreAsync(RunEvent runEvent, CatalogDb db, DateTimeOffset now, CancellationToken ct)
    {
        var body = runEvent.Body.ToJsonString();
        var hash = ContentHash.Of(body);
        var isNew = await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO lineage_event ("ContentHash", "ReceivedAt", "EventTime", "RunId", "Body")
            VALUES ({hash}, {now}, {runEvent.EventTime}, {runEvent.RunId}, {body}::jsonb) ON CONFLICT ("ContentHash") DO NOTHING
            """,
            ct);
        if (isNew == 0)
        {
            return 0;
        }

        await FoldRunAsync(runEvent, db, ct);
        foreach (var (dataset, isOutput) in runEvent.Inputs.Select(input => (input, false)).Concat(runEvent.Outputs.Select(output => (output, true))))
        {
            await FoldEdgeAsync(runEvent, dataset, isOutput, db, ct);
        }

        foreach (var port in runEvent.Outputs.Where(output => output.Table is not null).GroupBy(output => (output.Table!.Domain, output.Table.Contract, output.Table.Major)))
        {
            await FoldPortAsync(runEvent, port.Key.Domain, port.Key.Contract, port.Key.Major, db, ct);
        }

        return runEvent.Type == "COMPLETE" ? await AnnounceCommitsAsync(runEvent, db, now, ct) : 0;
    }

    private static Task FoldRunAsync(RunEvent runEvent, CatalogDb db, CancellationToken ct) => db.Database.ExecuteSqlAsync(
        $"""
        INSERT INTO run AS known ("RunId", "JobNamespace", "JobName", "State", "EventTime", "Reason")
        VALUES ({runEvent.RunId}, {runEvent.JobNamespace}, {runEvent.JobName}, {runEvent.Type}, {runEvent.EventTime}, {runEvent.Error})
        ON CONFLICT ("RunId") DO UPDATE SET "State" = excluded."State", "EventTime" = excluded."EventTime", "Reason" = excluded."Reason"
        WHERE (excluded."State" IN ('COMPLETE', 'FAIL', 'ABORT'), excluded."EventTime") > (known."State" IN ('COMPLETE', 'FAIL', 'ABORT'), known."EventTime")
        """,
        ct);

    private static Task FoldEdgeAsync(RunEvent runEvent, RunDataset dataset, bool isOutput, CatalogDb db, CancellationToken ct) => db.Database.ExecuteSqlAsync(
        $"""
        INSERT INTO job_dataset AS known ("JobNamespace", "JobName", "DatasetNamespace", "DatasetName", "IsOutput", "LastSeen")
        VALUES ({runEvent.JobNamespace}, {runEvent.JobName}, {dataset.Namespace}, {dataset.Name}, {isOutput}, {runEvent.EventTime})
        ON CONFLICT ("JobNamespace", "JobName", "DatasetNamespace", "DatasetName", "IsOutput")
        DO UPDATE SET "LastSeen" = greatest(known."LastSeen", excluded."LastSeen")
        """,
        ct);

    private static async Task FoldPortAsync(RunEvent runEvent, string domain, string contract, int major, CatalogDb db, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync(
            $"""INSERT INTO port_state ("Domain", "Contract", "Major") VALUES ({domain}, {contract}, {major}) ON CONFLICT DO NOTHING""", ct);
        if (runEvent.IsTerminal)
        {
            var outcome = JsonSerializer.Serialize(
                new RunOutcome { RunId = runEvent.RunId, State = runEvent.Type, At = runEvent.EventTime, Reason = runEvent.Error }, MeshJson.Options);
            await db.Database.ExecuteSqlAsync(
                $"""
                UPDATE port_state SET "LastRun" = {outcome}::jsonb, "LastRunAt" = {runEvent.EventTime}
                WHERE "Domain" = {domain} AND "Contract" = {contract} AND "Major" = {major} AND coalesce("LastRunAt", '-infinity') <= {runEvent.EventTime}
                """,
                ct);
        }

        if (runEvent.Checks is { Count: > 0 } checks)
        {
            var quality = JsonSerializer.Serialize(Quality(runEvent, checks), MeshJson.Options);
            await db.Database.ExecuteSqlAsync(
                $"""
                UPDATE port_state SET "Quality" = {quality}::jsonb, "QualityAt" = {runEvent.EventTime}
                WHERE "Domain" = {domain} AND "Contract" = {contract} AND "Major" = {major} AND coalesce("QualityAt", '-infinity') <= {runEvent.EventTime}
                """,
                ct);
        }
    }

    private static QualityResult Quality(RunEvent runEvent, IReadOnlyList<CheckResult> checks) => new()
    {
        RunId = runEvent.RunId,
        At = runEvent.EventTime,
        Status = checks.Where(check => check.Blocking && check.Status != CheckStatus.NotExecuted).Select(check => check.Status).DefaultIfEmpty(CheckStatus.NotExecuted).Max(),
        Passed = checks.Count(check => check.Status == CheckStatus.Pass),
        Failed = checks.Count(check => check.Status is CheckStatus.Fail or CheckStatus.Error),
        NotExecuted = checks.Count(check => check.Status == CheckStatus.NotExecuted),
        Checks = checks,
    };

    /// <summary>Only what a domain has published can be committed; events about other tables stay lineage.</summary>
    private static async Task<int> AnnounceCommitsAsync(RunEvent runEvent, CatalogDb db, DateTimeOffset now, CancellationToken ct)
    {
        var announced = 0;
        foreach (var output in runEvent.Outputs.Where(output => output is { Table: not null, DataVersion: not null } && Owns(runEvent, output.Table)))
        {
            var table = output.Table!;
            var isPublished = await db.Contracts.AnyAsync(
                contract => contract.Domain == table.Domain && contract.Name == table.Contract && contract.Major == table.Major, ct);
            if (!isPublished || !await InsertCommitAsync(runEvent, output, table, db, ct))
            {
                continue;
            }

            await db.LockFeedAsync(ct);
            db.Changes.Add(ChangeRecord.Of(Committed(runEvent, output, table, now)));
            await db.SaveChangesAsync(ct);
            announced++;
            Activity.Current?.SetTag("datamesh.domain", table.Domain).SetTag("datamesh.contract", table.Contract).SetTag("datamesh.run_id", runEvent.RunId)
                .SetTag("datamesh.data_version", output.DataVersion).SetTag("datamesh.rows", output.Rows).SetTag("datamesh.bytes", output.Bytes);
        }

        return announced;
    }

    /// <summary>Rows of a table are committed by the pipeline of its own contract and by nobody else.</summary>
    private static bool Owns(RunEvent runEvent, TableReference table) =>
        runEvent.JobNamespace == table.Domain && runEvent.JobName == $"{table.Contract}/v{table.Major}";

    private static async Task<bool> InsertCommitAsync(RunEvent runEvent, RunDataset output, TableReference table, CatalogDb db, CancellationToken ct) =>
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO data_commit ("Domain", "Contract", "Major", "Object", "DataVersion", "Rows", "Bytes", "RunId", "CommittedAt")
            VALUES ({table.Domain}, {table.Contract}, {table.Major}, {table.Object}, {output.DataVersion}, {output.Rows ?? 0}, {output.Bytes ?? 0}, {runEvent.RunId}, {runEvent.EventTime})
            ON CONFLICT DO NOTHING
            """,
            ct) > 0;

    private static DataCommitted Committed(RunEvent runEvent, RunDataset output, TableReference table, DateTimeOffset now) => new()
    {
        Sequence = 0,
        At = now,
        Domain = table.Domain,
        Contract = table.Contract,
        Major = table.Major,
        Object = table.Object,
        DataVersion = output.DataVersion!.Value,
        Rows = output.Rows ?? 0,
        Bytes = output.Bytes ?? 0,
        RunId = runEvent.RunId,
        TraceParent = runEvent.TraceParent,
    };
}
