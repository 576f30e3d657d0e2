using DataMesh.Client;
using DataMesh.Scheduler.Queues;
using DataMesh.Scheduler.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace DataMesh.Scheduler.Runs;

/// <summary>
/// Wakes runs that nobody is at work on: those whose worker fell silent, those whose wake-up call was lost with a process, and those whose
/// next attempt is due. Also forgets runs that ended long ago.
/// </summary>
internal sealed partial class RecoverRuns(IServiceScopeFactory scopes, AwaitSchema schema, RunQueue queue, IOptions<RunOptions> options, TimeProvider time, ILogger<RecoverRuns> logger)
    : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan ForgetEvery = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var forgotten = time.GetTimestamp();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await schema.CurrentAsync(stoppingToken);
                await using var scope = scopes.CreateAsyncScope();
                var db = scope.ServiceProvider.GetRequiredService<SchedulerDb>();
                await queue.EnqueueWaitingAsync(db, stoppingToken);
                if (time.GetElapsedTime(forgotten) > ForgetEvery)
                {
                    await ForgetAsync(db, stoppingToken);
                    forgotten = time.GetTimestamp();
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // Whatever is broken now (most likely the database), the next look may find it mended.
            catch (Exception failure)
#pragma warning restore CA1031
            {
                Log.NotNow(logger, failure.GetBaseException().Message);
            }

            await Task.Delay(Every, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private Task<int> ForgetAsync(SchedulerDb db, CancellationToken ct)
    {
        var before = time.GetUtcNow() - options.Value.Retention;
        return db.Runs.Where(run => (run.State == PipelineRunState.Succeeded || run.State == PipelineRunState.Failed) && run.FinishedAt < before).ExecuteDeleteAsync(ct);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Waiting runs cannot be looked for now ({Reason}); trying again.")]
        public static partial void NotNow(ILogger logger, string reason);
    }
}
