using System.Diagnostics;
using System.Text.Json;
using DataMesh.Client;
using DataMesh.Scheduler.Pipelines;
using DataMesh.Scheduler.Queues;
using DataMesh.Scheduler.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace DataMesh.Scheduler.Runs;

/// <summary>
/// Executes one attempt of a run: takes the lease, asks the domain, follows it to the end, writes down how it ended. May be called at any
/// time and by several workers; only the one that gets the lease does anything.
/// </summary>
internal sealed partial class ExecuteRun(
    SchedulerDb db, DomainRuns domain, RunQueue queue, IOptions<RunOptions> options, TimeProvider time, ILogger<ExecuteRun> logger)
{
    private static readonly TimeSpan FirstPoll = TimeSpan.FromSeconds(0.1);
    private static readonly TimeSpan LongestPoll = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan AskAgain = TimeSpan.FromSeconds(0.5);
    private readonly string _owner = $"{Environment.MachineName}/{Environment.ProcessId}/{Guid.NewGuid():N}";

    /// <summary>The Hangfire job.</summary>
    public async Task RunAsync(string runId, CancellationToken ct)
    {
        if (await RunLease.TryTakeAsync(db, runId, _owner, time.GetUtcNow(), options.Value.Lease, ct) is not { } token)
        {
            // Taken, over, or another run of the pipeline is at work: then this one is owed a call when that one ends.
            await db.Runs.Where(waiting => waiting.RunId == runId && waiting.State == PipelineRunState.Queued)
                .ExecuteUpdateAsync(waiting => waiting.SetProperty(value => value.EnqueuedAt, (DateTimeOffset?)null), ct);
            return;
        }

        var run = await db.Runs.AsNoTracking().Include(found => found.Pipeline).SingleAsync(found => found.RunId == runId, ct);
        var pipeline = run.Pipeline!;
        var started = time.GetTimestamp();
        using var activity = StartActivity(run, pipeline, token);
        var outcome = await FollowAsync(run, pipeline, token, ct);
        if (outcome is not null)
        {
            await EndAsync(run, pipeline, outcome, activity, ct);
            SchedulerTelemetry.Ended(pipeline, outcome.State.ToString().ToLowerInvariant(), time.GetElapsedTime(started));
        }

        await queue.EnqueueWaitingAsync(db, ct);
    }

    private static Activity? StartActivity(Run run, Pipeline pipeline, long token)
    {
        var parent = ActivityContext.TryParse(run.TraceParent, traceState: null, isRemote: true, out var context) ? context : default;
        return SchedulerTelemetry.Source.StartActivity($"pipeline.execute {pipeline.Contract}", ActivityKind.Consumer, parent)
            ?.SetTag("datamesh.domain", pipeline.Domain).SetTag("datamesh.contract", pipeline.Contract).SetTag("datamesh.major", pipeline.Major)
            .SetTag("datamesh.run_id", run.RunId).SetTag("datamesh.attempt", run.Attempts).SetTag("datamesh.fencing_token", token);
    }

    /// <summary>Follows the run in the domain; null when another worker has taken over or the scheduler is stopping.</summary>
    private async Task<RunStatus?> FollowAsync(Run run, Pipeline pipeline, long token, CancellationToken ct)
    {
        var inputs = await db.ResolveAsync(pipeline, ct);
        var lastContact = time.GetTimestamp();
        var lastRenewal = time.GetTimestamp();
        var poll = FirstPoll;
        var answer = await domain.StartAsync(pipeline, run.RunId, Request(run, token, inputs), ct);
        while (!ct.IsCancellationRequested)
        {
            if (answer.Status is { State: RunState.Committed or RunState.Failed } ended)
            {
                return ended;
            }

            if (answer.IsFenced)
            {
                return null;
            }

            if (answer.Status is not null)
            {
                lastContact = time.GetTimestamp();
            }
            else if (time.GetElapsedTime(lastContact) > options.Value.DomainPatience)
            {
                return Lost(run, pipeline, answer);
            }

            if (time.GetElapsedTime(lastRenewal) > options.Value.Lease / 5)
            {
                if (!await RunLease.RenewAsync(db, run.RunId, _owner, time.GetUtcNow() + options.Value.Lease, ct))
                {
                    Log.LeaseLost(logger, run.RunId);
                    return null;
                }

                lastRenewal = time.GetTimestamp();
            }

            await Task.Delay(answer.Status is null ? AskAgain : poll, time, ct);
            poll = poll * 1.5 < LongestPoll ? poll * 1.5 : LongestPoll;
            answer = answer.Status is null
                ? await AskAnewAsync(run, pipeline, inputs, ct)
                : await domain.PollAsync(pipeline, run.RunId, ct);
        }

        return null;
    }

    /// <summary>A domain that was away or has forgotten the run is asked again, with a token that shuts out what it may still be doing.</summary>
    private async Task<DomainAnswer> AskAnewAsync(Run run, Pipeline pipeline, IReadOnlyList<RunInput> inputs, CancellationToken ct) =>
        await RunLease.NextTokenAsync(db, run.RunId, _owner, ct) is { } token
            ? await domain.StartAsync(pipeline, run.RunId, Request(run, token, inputs), ct)
            : new(null, IsUnknown: false, IsFenced: true, null);

    private static RunRequest Request(Run run, long token, IReadOnlyList<RunInput> inputs) =>
        new() { Trigger = run.Trigger, FencingToken = token, Inputs = inputs };

    private RunStatus Lost(Run run, Pipeline pipeline, DomainAnswer answer) => new()
    {
        RunId = run.RunId,
        Contract = pipeline.Contract,
        Major = pipeline.Major,
        State = RunState.Failed,
        AcceptedAt = time.GetUtcNow(),
        Commits = [],
        Checks = [],
        Error = new()
        {
            Code = "domain-lost",
            Message = answer.IsUnknown
                ? $"The domain '{pipeline.Domain}' answers at {pipeline.Address} but does not know the pipeline; publish the contract it runs."
                : $"The domain '{pipeline.Domain}' did not answer at {pipeline.Address} for {options.Value.DomainPatience.TotalSeconds:F0} s ({answer.Absence}).",
            Retryable = true,
        },
    };

    private async Task EndAsync(Run run, Pipeline pipeline, RunStatus ended, Activity? activity, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var mayRetry = ended.State == RunState.Failed && ended.Error?.Retryable == true && run.Attempts < options.Value.MostAttempts;
        var state = ended.State == RunState.Committed ? PipelineRunState.Succeeded : mayRetry ? PipelineRunState.Retrying : PipelineRunState.Failed;
        var retryAt = mayRetry ? now + DelayOf(run.Attempts) : (DateTimeOffset?)null;
        var (error, commits, checks) = (Json(ended.Error), Json(ended.Commits), Json(ended.Checks));
        await db.Runs.Where(found => found.RunId == run.RunId && found.LeaseOwner == _owner).ExecuteUpdateAsync(
            found => found.SetProperty(value => value.State, state)
                .SetProperty(value => value.LeaseUntil, (DateTimeOffset?)null)
                .SetProperty(value => value.NextAttemptAt, retryAt)
                .SetProperty(value => value.EnqueuedAt, (DateTimeOffset?)null)
                .SetProperty(value => value.FinishedAt, mayRetry ? null : now)
                .SetProperty(value => value.Error, error)
                .SetProperty(value => value.Commits, commits)
                .SetProperty(value => value.Checks, checks),
            ct);
        if (ended.State == RunState.Committed)
        {
            activity?.SetTag("datamesh.rows", ended.Commits.Sum(commit => commit.Rows)).SetTag("datamesh.bytes", ended.Commits.Sum(commit => commit.Bytes))
                .SetTag("datamesh.data_version", ended.Commits.Select(commit => commit.DataVersion).DefaultIfEmpty(-1).Max());
            Log.Succeeded(logger, pipeline.Domain, pipeline.Contract, run.RunId, ended.Commits.Sum(commit => commit.RowsWritten));
            return;
        }

        activity?.SetStatus(ActivityStatusCode.Error, ended.Error?.Message);
        Log.Failed(logger, pipeline.Domain, pipeline.Contract, run.RunId, run.Attempts, mayRetry ? "it is tried again" : "it is over", ended.Error?.Message);
    }

    private TimeSpan DelayOf(int attempts)
    {
        var delay = options.Value.FirstRetry * Math.Pow(2, Math.Min(attempts - 1, 20));
        return delay < options.Value.LongestRetry ? delay : options.Value.LongestRetry;
    }

    private static string? Json<T>(T? value)
        where T : class => value is null ? null : JsonSerializer.Serialize(value, MeshJson.Options);

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Pipeline {Domain}/{Contract}, run {RunId}: {Rows} rows are published.")]
        public static partial void Succeeded(ILogger logger, string domain, string contract, string runId, long rows);

        [LoggerMessage(LogLevel.Warning, "Pipeline {Domain}/{Contract}, run {RunId}: attempt {Attempt} failed, {Consequence}. {Reason}")]
        public static partial void Failed(ILogger logger, string domain, string contract, string runId, int attempt, string consequence, string? reason);

        [LoggerMessage(LogLevel.Warning, "Run {RunId} belongs to another worker now; leaving it alone.")]
        public static partial void LeaseLost(ILogger logger, string runId);
    }
}
