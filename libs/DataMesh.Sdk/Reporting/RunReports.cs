using System.Diagnostics;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using DataMesh.Client;
using DataMesh.Sdk.Pipelines;
using DataMesh.Sdk.Runs;
using DataMesh.Tables;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DataMesh.Sdk.Reporting;

/// <summary>
/// Tells the catalog about runs, in order, in each run's own trace, until it listens. A run never waits for the catalog; what a crash
/// takes from this queue is found again in the tables' logs.
/// </summary>
internal sealed partial class RunReports(IServiceScopeFactory scopes, TimeProvider time, ILogger<RunReports> logger) : BackgroundService
{
    private const int MostWaiting = 10_000;
    private static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(5);

    private readonly Channel<(JsonObject Event, ActivityContext Parent)> _waiting = Channel.CreateBounded<(JsonObject, ActivityContext)>(
        new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    public void Started(RunJob job) => Add(OpenLineage.Start(job, time.GetUtcNow()));

    public void Committed(
        RunJob job, IReadOnlyList<PinnedInput> inputs, IReadOnlyList<StagedObject> staged, IReadOnlyList<ObjectCommit> commits, IReadOnlyList<CheckResult> checks) =>
        Add(OpenLineage.Complete(job, time.GetUtcNow(), inputs, staged, commits, checks, Activity.Current?.Id));

    public void Failed(RunJob job, RunStatus status) => Add(OpenLineage.Fail(job, time.GetUtcNow(), status, Activity.Current?.Id));

    public void Add(JsonObject runEvent) => _waiting.Writer.TryWrite((runEvent, Activity.Current?.Context ?? default));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var (runEvent, parent) in _waiting.Reader.ReadAllAsync(stoppingToken))
        {
            await ReportAsync(runEvent, parent, stoppingToken);
        }
    }

    private async Task ReportAsync(JsonObject runEvent, ActivityContext parent, CancellationToken ct)
    {
        var delay = FirstDelay;
        var said = false;
        while (!ct.IsCancellationRequested)
        {
            try
            {
                using var activity = SdkTelemetry.Source.StartActivity("report run", ActivityKind.Internal, parent);
                await using var scope = scopes.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<CatalogClient>().ReportAsync(runEvent, ct);
                return;
            }
            catch (CatalogRefusedException refusal)
            {
                Log.Refused(logger, (string?)runEvent["eventType"], refusal.Message);
                return;
            }
            catch (Exception away) when (away is not OperationCanceledException || !ct.IsCancellationRequested)
            {
                if (!said)
                {
                    Log.Waiting(logger, away.Message);
                }

                said = true;
                await Task.Delay(delay, time, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                delay = delay * 2 > LongestDelay ? LongestDelay : delay * 2;
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The catalog does not take run reports ({Reason}); they wait and are sent again.")]
        public static partial void Waiting(ILogger logger, string reason);

        [LoggerMessage(LogLevel.Error, "The catalog refused a {EventType} event: {Reason}")]
        public static partial void Refused(ILogger logger, string? eventType, string reason);
    }
}
