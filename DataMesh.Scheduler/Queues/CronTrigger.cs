using DataMesh.Client;
using DataMesh.Scheduler.Pipelines;
using DataMesh.Scheduler.Runs;
using DataMesh.Scheduler.Storage;

namespace DataMesh.Scheduler.Queues;

/// <summary>A tick of a pipeline's schedule.</summary>
internal sealed class CronTrigger(SchedulerDb db, RunQueue queue, TimeProvider time)
{
    /// <summary>The Hangfire recurring job.</summary>
    public async Task FireAsync(long pipelineId, CancellationToken ct)
    {
        if (await db.Pipelines.FindAsync([pipelineId], ct) is not { IsActive: true } pipeline || !await db.HasAllInputsAsync(pipeline, ct))
        {
            return;
        }

        await db.CreateOrFindRunAsync(pipeline, RunTrigger.Cron, RunQueue.CauseOfTick(time.GetUtcNow()), time.GetUtcNow(), ct);
        await queue.EnqueueWaitingAsync(db, ct);
    }
}
