using System.Diagnostics.Metrics;
using DataMesh.Client;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace DataMesh.Gateway.Metering;

/// <summary>
/// Sends each minute to the catalog, once it is over, beside the requests; what the catalog does not take is kept and tried again.
/// </summary>
internal sealed partial class ReportUsage(
    UsageMeter meter, IServiceScopeFactory scopes, IMeterFactory meters, TimeProvider time, ILogger<ReportUsage> logger) : BackgroundService
{
    internal static readonly TimeSpan Interval = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan LastWord = TimeSpan.FromSeconds(1);
    private readonly string _instance = Guid.CreateVersion7().ToString();
    private readonly UsageBacklog _backlog = new();
    private readonly Counter<long> _givenUp = meters.Create("DataMesh.Gateway").CreateCounter<long>(
        "datamesh.gateway.usage_given_up", "{minute}", "Minutes of usage that the catalog never took.");
    private bool _isAway;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                GiveUp(_backlog.Add(meter.TakeClosed(), time.GetUtcNow()));
                await SendAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The process ends: what is left has one chance, and no time.
            using var soon = new CancellationTokenSource(LastWord);
            GiveUp(_backlog.Add(meter.TakeAll(), time.GetUtcNow()));
            await SendAsync(soon.Token);
        }
    }

    private async Task SendAsync(CancellationToken ct)
    {
        while (_backlog.Head is { } minute)
        {
            try
            {
                _backlog.HeadIsTried();
                await using var scope = scopes.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<CatalogClient>().ReportUsageAsync(minute.ToReport(_instance), ct);
                _backlog.RemoveHead();
                _isAway = false;
            }
            catch (CatalogRefusedException refused)
            {
                Log.Refused(logger, minute.Minute, refused.Message);
                _backlog.RemoveHead();
                _givenUp.Add(1);
            }
            catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException
                or TimeoutRejectedException or BrokenCircuitException or ObjectDisposedException)
            {
                if (!_isAway && !ct.IsCancellationRequested)
                {
                    Log.Away(logger, failure.Message);
                    _isAway = true;
                }

                return;
            }
        }
    }

    private void GiveUp(int minutes)
    {
        if (minutes > 0)
        {
            _givenUp.Add(minutes);
            Log.GivenUp(logger, minutes);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "The catalog does not take usage now ({Reason}); it is kept and sent again.")]
        public static partial void Away(ILogger logger, string reason);

        [LoggerMessage(LogLevel.Warning, "The catalog refuses the usage of {Minute}: {Reason}")]
        public static partial void Refused(ILogger logger, DateTimeOffset minute, string reason);

        [LoggerMessage(LogLevel.Warning, "The usage of {Minutes} minutes is given up: the catalog has been away for too long.")]
        public static partial void GivenUp(ILogger logger, int minutes);
    }
}
