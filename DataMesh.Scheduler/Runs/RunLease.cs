using DataMesh.Client;
using DataMesh.Scheduler.Storage;
using Microsoft.EntityFrameworkCore;

namespace DataMesh.Scheduler.Runs;

/// <summary>
/// A worker's right to execute a run: taken by compare-and-swap, renewed while it works, free again when it falls silent. The fencing token
/// that comes with it is what the table's commit checks, so a worker that lost its lease unknowingly can do no harm.
/// </summary>
internal static class RunLease
{
    /// <summary>Takes a run that waits, or whose last worker has fallen silent, unless another run of its pipeline is being executed.</summary>
    public static async Task<long?> TryTakeAsync(SchedulerDb db, string runId, string owner, DateTimeOffset now, TimeSpan lease, CancellationToken ct)
    {
        // The lock makes "no other run is running" and "this one is" one step.
        var until = now + lease;
        var tokens = await db.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            await db.Database.ExecuteSqlAsync($"""SELECT pg_advisory_xact_lock(hashtext('datamesh.lease'), (SELECT "PipelineId"::int FROM run WHERE "RunId" = {runId}))""", ct);
            var taken = await db.Database.SqlQuery<long>(
                $"""
                UPDATE run SET "State" = 'Running', "LeaseOwner" = {owner}, "LeaseUntil" = {until}, "FencingToken" = nextval('fence'),
                    "Attempts" = "Attempts" + 1, "StartedAt" = coalesce("StartedAt", {now}), "NextAttemptAt" = NULL
                WHERE "RunId" = {runId} AND "State" IN ('Queued', 'Retrying', 'Running') AND coalesce("LeaseUntil", '-infinity') < {now}
                    AND ("State" <> 'Retrying' OR coalesce("NextAttemptAt", '-infinity') <= {now})
                    AND NOT EXISTS (SELECT 1 FROM run other WHERE other."PipelineId" = run."PipelineId" AND other."RunId" <> run."RunId"
                        AND other."State" = 'Running' AND other."LeaseUntil" >= {now})
                RETURNING "FencingToken"
                """).ToListAsync(ct);
            await transaction.CommitAsync(ct);
            return taken;
        });
        return tokens is [var token] ? token : null;
    }

    /// <summary>Renews the lease; false when another worker has the run now.</summary>
    public static async Task<bool> RenewAsync(SchedulerDb db, string runId, string owner, DateTimeOffset until, CancellationToken ct) =>
        await db.Runs.Where(run => run.RunId == runId && run.LeaseOwner == owner && run.State == PipelineRunState.Running)
            .ExecuteUpdateAsync(run => run.SetProperty(value => value.LeaseUntil, until), ct) == 1;

    /// <summary>A new token within the same lease, for a domain that has forgotten the run; null when another worker has the run now.</summary>
    public static async Task<long?> NextTokenAsync(SchedulerDb db, string runId, string owner, CancellationToken ct) =>
        await db.Database.SqlQuery<long>(
            $"""UPDATE run SET "FencingToken" = nextval('fence') WHERE "RunId" = {runId} AND "LeaseOwner" = {owner} RETURNING "FencingToken" """).ToListAsync(ct) is [var token]
            ? token
            : null;
}
