using Flights.Operations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Flights.Replay;

/// <summary>Lets time pass: every second, as many flights as the rate says. A database that is away makes it wait, not fail.</summary>
internal sealed partial class ReplayClock(IServiceScopeFactory scopes, IOptions<ReplayOptions> options, TimeProvider time, ILogger<ReplayClock> logger) : BackgroundService
{
    private const int LargestBatch = 5_000;
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value.FlightsPerMinute == 0)
        {
            return;
        }

        await Task.Delay(options.Value.StartAfter, time, stoppingToken);
        using var timer = new PeriodicTimer(Tick, time);
        var (due, away) = (0.0, false);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            due = Math.Min(due + (options.Value.FlightsPerMinute * Tick / TimeSpan.FromMinutes(1)), LargestBatch);
            if (due < 1)
            {
                continue;
            }

            try
            {
                await using var scope = scopes.CreateAsyncScope();
                due -= await ReplayFlights.AddAsync(scope.ServiceProvider.GetRequiredService<FlightsDb>(), (int)due, stoppingToken);
                away = false;
            }
            catch (Exception failure) when (failure is NpgsqlException or DbUpdateException or InvalidOperationException)
            {
                if (!away)
                {
                    Log.Waiting(logger, failure.Message);
                }

                away = true;
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The operational database does not answer ({Reason}); the replay waits for it.")]
        public static partial void Waiting(ILogger logger, string reason);
    }
}
