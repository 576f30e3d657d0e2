using System.Diagnostics;
using DataMesh.Client;
using DataMesh.Scheduler.Pipelines;
using DataMesh.Scheduler.Storage;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace DataMesh.Scheduler.Runs;

/// <summary>Writes down that a pipeline has to run. Whoever calls it is inside a transaction or the only one with that cause.</summary>
internal static class CreateRun
{
    /// <summary>
    /// Creates a run, unless there is one for the same cause, or one that waits to be started anyway and will see what has happened since.
    /// Returns the run that answers to the cause.
    /// </summary>
    public static async Task<Run> CreateRunAsync(
        this SchedulerDb db, Pipeline pipeline, RunTrigger trigger, string cause, string? link, DateTimeOffset now, CancellationToken ct)
    {
        var known = await db.Runs.FirstOrDefaultAsync(run => run.PipelineId == pipeline.Id && run.Cause == cause, ct)
            ?? await db.Runs.FirstOrDefaultAsync(run => run.PipelineId == pipeline.Id && run.State == PipelineRunState.Queued && trigger != RunTrigger.Manual, ct);
        if (known is not null)
        {
            return known;
        }

        using var activity = StartActivity(pipeline, trigger, link);
        var run = db.Runs.Add(new()
        {
            RunId = Guid.CreateVersion7(now).ToString(),
            PipelineId = pipeline.Id,
            Trigger = trigger,
            Cause = cause,
            State = PipelineRunState.Queued,
            CreatedAt = now,
            TraceParent = activity?.Id,
        }).Entity;
        activity?.SetTag("datamesh.run_id", run.RunId);
        await db.SaveChangesAsync(ct);
        return run;
    }

    /// <summary>The same outside a transaction, where somebody else may write down the same cause at the same moment: then theirs counts.</summary>
    public static async Task<Run> CreateOrFindRunAsync(
        this SchedulerDb db, Pipeline pipeline, RunTrigger trigger, string cause, DateTimeOffset now, CancellationToken ct)
    {
        try
        {
            return await db.CreateRunAsync(pipeline, trigger, cause, link: null, now, ct);
        }
        catch (DbUpdateException taken) when (taken.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            db.ChangeTracker.Clear();
            return await db.Runs.FirstAsync(run => run.PipelineId == pipeline.Id && run.Cause == cause, ct);
        }
    }

    /// <summary>The first span of the run's trace. A run that a commit woke is a trace of its own, linked to the one that committed.</summary>
    private static Activity? StartActivity(Pipeline pipeline, RunTrigger trigger, string? link)
    {
        var links = ActivityContext.TryParse(link, traceState: null, out var context) ? new[] { new ActivityLink(context) } : null;
        return SchedulerTelemetry.Source.StartActivity($"pipeline.trigger {pipeline.Contract}", ActivityKind.Producer, Activity.Current?.Context ?? default, links: links)
            ?.SetTag("datamesh.domain", pipeline.Domain).SetTag("datamesh.contract", pipeline.Contract).SetTag("datamesh.trigger", trigger.ToString());
    }
}
