using Hangfire;

namespace DataMesh.Scheduler.Queues;

/// <summary>
/// A Hangfire server for each domain's queue, started when the domain becomes known: a slow domain keeps its own workers busy and nobody
/// else's.
/// </summary>
internal sealed partial class DomainWorkers(RunQueue queue, JobStorage storage, JobActivator activator, ILogger<DomainWorkers> logger) : BackgroundService
{
    private const int WorkersEach = 2;
    private static readonly TimeSpan StopWithin = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var servers = new Dictionary<string, BackgroundJobServer>(StringComparer.Ordinal);
        try
        {
            await foreach (var domain in queue.Domains.ReadAllAsync(stoppingToken))
            {
                if (!servers.ContainsKey(domain))
                {
                    servers.Add(domain, new(OptionsOf(domain), storage));
                    Log.Started(logger, domain);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping: runs in progress keep their leases for a moment and go on in the next scheduler.
        }
        finally
        {
            foreach (var server in servers.Values)
            {
                server.SendStop();
            }

            foreach (var server in servers.Values)
            {
                server.Dispose();
            }
        }
    }

    private BackgroundJobServerOptions OptionsOf(string domain) => new()
    {
        ServerName = $"{Environment.MachineName}/{domain}",
        Queues = [domain],
        WorkerCount = WorkersEach,
        Activator = activator,
        SchedulePollingInterval = TimeSpan.FromSeconds(5),
        HeartbeatInterval = TimeSpan.FromSeconds(5),
        ServerTimeout = TimeSpan.FromSeconds(30),
        ServerCheckInterval = TimeSpan.FromSeconds(30),
        StopTimeout = StopWithin,
        ShutdownTimeout = StopWithin,
    };

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Workers for the queue of domain {Domain} are ready.")]
        public static partial void Started(ILogger logger, string domain);
    }
}
