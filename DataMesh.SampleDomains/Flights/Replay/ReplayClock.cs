using Flights.Operations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Flights.Replay;

/// <summary>Lets time pass: every second, as many flights as the rate says. A database that is away makes it wait, not fail.</summary>
internal sealed partial class ReplayClock(
    IServiceScopeFactory scopes, IOptions<ReplayOptions> options, TimeProvider time, ILogger<ReplayClock> logger) : BackgroundService
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value.FlightsPerMinute == 0)
        {
            return;
        }

        await Task.Delay(options.Value.StartAfter, time, stoppingToken);
        var (pace, last, away) = (new ReplayPace(options.Value.FlightsPerMinute), time.GetTimestamp(), false);
        using var timer = new PeriodicTimer(Tick, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            var now = time.GetTimestamp();
            pace.Pass(time.GetElapsedTime(last, now));
            last = now;
            if (pace.Due == 0)
            {
                continue;
            }

            try
            {
                await using var scope = scopes.CreateAsyncScope();
                pace.Add(await ReplayFlights.AddAsync(scope.ServiceProvider.GetRequiredService<FlightsDb>(), pace.Due, stoppingToken));
                away = false;
            }
            catch (Exception failure) when (MaySucceedLater(failure))
            {
                if (!away)
                {
                    Log.Waiting(logger, (failure.InnerException ?? failure).Message);
                }

                away = true;
            }
        }
    }

    /// <summary>
    /// EF Core wraps what it holds to be transient: after the last of its retries in <see cref="RetryLimitExceededException"/>, without
    /// retries in <see cref="InvalidOperationException"/>.
    /// </summary>
    private static bool MaySucceedLater(Exception failure) => failure
        is NpgsqlException or TimeoutException or DbUpdateException or RetryLimitExceededException or InvalidOperationException;

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The operational database does not answer ({Reason}); the replay waits for it.")]
        public static partial void Waiting(ILogger logger, string reason);
    }
}
