using Microsoft.Extensions.Options;

namespace DataMesh.Query.Sql;

/// <summary>
/// Holds the process to its bounds where DuckDB does not: one function over a constant can ask for any memory, and cannot be interrupted
/// while it computes. Statements are stopped first; if that does not help within a second, or a statement outlives its time by ten, the
/// process ends before the machine suffers, and its supervisor starts it anew.
/// </summary>
internal sealed partial class ProcessGuard(
    RunningStatements statements, IQueryProcess process, IOptions<QueryOptions> options, TimeProvider time, ILogger<ProcessGuard> logger) : BackgroundService
{
    private const int LooksBeforeTheEnd = 20;
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // A thread of its own: statements may hold all those of the pool.
        await Task.Factory.StartNew(() => Watch(stoppingToken), stoppingToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    private void Watch(CancellationToken stopping)
    {
        var above = 0;
        using var tick = new ManualResetEventSlim();
        using var timer = time.CreateTimer(_ => tick.Set(), state: null, Interval, Interval);
        using var end = stopping.Register(tick.Set);
        while (!stopping.IsCancellationRequested)
        {
            tick.Wait(CancellationToken.None);
            tick.Reset();
            above = Look(above);
        }
    }

    private int Look(int above)
    {
        var (bytes, most) = (process.Bytes, options.Value.MostProcessMegabytes * 1024L * 1024);
        if (statements.Longest > options.Value.Timeout + Grace)
        {
            Log.Outlived(logger, options.Value.Timeout + Grace);
            process.End();
            return 0;
        }

        if (bytes <= most)
        {
            return 0;
        }

        statements.StopAll(StopReason.OutOfMemory);
        if (above >= LooksBeforeTheEnd || bytes > most * 2)
        {
            Log.TooLarge(logger, bytes / 1024 / 1024, options.Value.MostProcessMegabytes);
            process.End();
        }

        return above + 1;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Critical, "The process holds {Megabytes} MiB of at most {Most} and stopping its statements did not help: it ends, to be started anew.")]
        public static partial void TooLarge(ILogger logger, long megabytes, long most);

        [LoggerMessage(LogLevel.Critical, "A statement could not be stopped for {Time}: the process ends, to be started anew.")]
        public static partial void Outlived(ILogger logger, TimeSpan time);
    }
}
