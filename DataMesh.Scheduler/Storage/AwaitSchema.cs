using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace DataMesh.Scheduler.Storage;

/// <summary>
/// Holds back what works on the database until it answers and is migrated: nothing orders the scheduler's start after either. Says what it
/// waits for, at first and then now and again.
/// </summary>
internal sealed partial class AwaitSchema(IServiceScopeFactory scopes, IHostApplicationLifetime lifetime, TimeProvider time, ILogger<AwaitSchema> logger)
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan SayEvery = TimeSpan.FromMinutes(1);
    private readonly Lock _gate = new();
    private Task? _current;

    /// <summary>Completes when the database can be worked on; one wait for all who ask.</summary>
    public Task CurrentAsync(CancellationToken ct)
    {
        lock (_gate)
        {
            _current ??= WaitAsync(lifetime.ApplicationStopping);
        }

        return _current.WaitAsync(ct);
    }

    private async Task WaitAsync(CancellationToken ct)
    {
        long? said = null;
        while (await ReasonToWaitAsync(ct) is { } reason)
        {
            if (said is null || time.GetElapsedTime(said.Value) >= SayEvery)
            {
                Log.Waiting(logger, reason);
                said = time.GetTimestamp();
            }

            await Task.Delay(Every, time, ct);
        }
    }

    private async Task<string?> ReasonToWaitAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<SchedulerDb>().Database;
        try
        {
            // Past the retries of EF Core, which would only make the answer late.
            await database.GetDbConnection().OpenAsync(ct);
            return (await database.GetPendingMigrationsAsync(ct)).Any() ? "it is not up to date; run the scheduler once with the argument 'migrate'" : null;
        }
        catch (NpgsqlException away)
        {
            return away.Message;
        }
        catch (TimeoutException away)
        {
            return away.Message;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The database cannot be used yet ({Reason}); nothing is scheduled until then.")]
        public static partial void Waiting(ILogger logger, string reason);
    }
}
