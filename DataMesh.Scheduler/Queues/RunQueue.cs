using System.Globalization;
using System.Threading.Channels;
using DataMesh.Client;
using DataMesh.Scheduler.Pipelines;
using DataMesh.Scheduler.Runs;
using DataMesh.Scheduler.Storage;
using Hangfire;
using Hangfire.States;
using Microsoft.EntityFrameworkCore;

namespace DataMesh.Scheduler.Queues;

/// <summary>Puts wake-up calls for runs into the queues of their domains, and pipelines' schedules into Hangfire's clock.</summary>
internal sealed partial class RunQueue(IBackgroundJobClient jobs, IRecurringJobManager clock, TimeProvider time, ILogger<RunQueue> logger)
{
    /// <summary>A call that has had no effect for this long is taken for lost and repeated; repeating one too many is harmless.</summary>
    private static readonly TimeSpan LostAfter = TimeSpan.FromSeconds(30);
    private const int MostAtOnce = 500;
    private readonly Channel<string> _domains = Channel.CreateUnbounded<string>();

    /// <summary>Domains as they become known; each needs workers for its queue.</summary>
    public ChannelReader<string> Domains => _domains.Reader;

    /// <summary>Makes the clock follow a pipeline's schedule, and its domain's queue be worked on.</summary>
    public void Schedule(Pipeline pipeline)
    {
        _domains.Writer.TryWrite(pipeline.Domain);
        var name = $"{pipeline.Domain}/{pipeline.Contract}/v{pipeline.Major}";
        if (pipeline is not { IsActive: true, Schedule: { } cron } || !TryKeep(name, pipeline, cron))
        {
            clock.RemoveIfExists(name);
        }
    }

    /// <summary>One domain's unreadable schedule must not keep the others' changes from being applied.</summary>
    private bool TryKeep(string name, Pipeline pipeline, string cron)
    {
        try
        {
            clock.AddOrUpdate<CronTrigger>(
                name, pipeline.Domain, trigger => trigger.FireAsync(pipeline.Id, CancellationToken.None), cron, new RecurringJobOptions { TimeZone = TimeZoneInfo.Utc });
            return true;
        }
        catch (ArgumentException unreadable)
        {
            Log.NoSchedule(logger, name, cron, unreadable.Message);
            return false;
        }
    }

    /// <summary>Calls every run that waits and is not being called already. Safe to do at any time, and by anyone.</summary>
    public async Task EnqueueWaitingAsync(SchedulerDb db, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var lost = now - LostAfter;
        var waiting = await db.Runs.AsNoTracking()
            .Where(run =>
                (run.State == PipelineRunState.Queued && (run.EnqueuedAt == null || run.EnqueuedAt < lost)
                    && !db.Runs.Any(other => other.PipelineId == run.PipelineId && other.State == PipelineRunState.Running && other.LeaseUntil >= now))
                || (run.State == PipelineRunState.Retrying && run.NextAttemptAt <= now && (run.EnqueuedAt == null || run.EnqueuedAt < lost))
                || (run.State == PipelineRunState.Running && run.LeaseUntil < now && (run.EnqueuedAt == null || run.EnqueuedAt < run.LeaseUntil || run.EnqueuedAt < lost)))
            .OrderBy(run => run.CreatedAt)
            .Select(run => new { run.RunId, run.Pipeline!.Domain })
            .Take(MostAtOnce)
            .ToListAsync(ct);
        foreach (var run in waiting)
        {
            jobs.Create<ExecuteRun>(execute => execute.RunAsync(run.RunId, CancellationToken.None), new EnqueuedState(run.Domain));
            await db.Runs.Where(found => found.RunId == run.RunId).ExecuteUpdateAsync(found => found.SetProperty(value => value.EnqueuedAt, now), ct);
        }
    }

    /// <summary>Cause of the run that a clock tick starts: the minute, so that two schedulers' ticks are one.</summary>
    public static string CauseOfTick(DateTimeOffset now) => "cron:" + now.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "The schedule '{Cron}' of pipeline {Pipeline} cannot be read; it runs on commits and by hand only. {Reason}")]
        public static partial void NoSchedule(ILogger logger, string pipeline, string cron, string reason);
    }
}
