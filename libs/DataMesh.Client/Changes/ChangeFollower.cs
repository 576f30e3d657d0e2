using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Polly.Timeout;

namespace DataMesh.Client;

/// <summary>
/// Follows the catalog's change feed from the reader's own cursor: at least once, in order, for as long as the process lives. While
/// the catalog is away it keeps trying (0.5 s, doubling to 5 s) and says so, at first and then every minute.
/// </summary>
public abstract partial class ChangeFollower(IServiceScopeFactory scopes, TimeProvider time, ILogger logger) : BackgroundService
{
    /// <summary>How long the catalog may hold a request when there is nothing new; below every HTTP time-out on the way.</summary>
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan SayEvery = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(5);
    private readonly TaskCompletionSource _caughtUp = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when the end of the feed was reached for the first time, or what was stored before has been restored.</summary>
    public Task CaughtUp => _caughtUp.Task;

    /// <summary>The cursor to start after; 0 is the beginning of the feed.</summary>
    protected abstract Task<long> LoadCursorAsync(CancellationToken ct);

    /// <summary>
    /// Applies one page and stores <see cref="ChangePage.Next"/>, together where that is possible. A page can come again after a crash.
    /// An exception makes the same page come again.
    /// </summary>
    protected abstract Task ApplyAsync(ChangePage page, CancellationToken ct);

    /// <summary>Declares the reader fit to work from what it had stored, before the catalog has answered.</summary>
    protected void MarkCaughtUp() => _caughtUp.TrySetResult();

    /// <inheritdoc />
    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        long? cursor = null;
        var delay = FirstDelay;
        long? said = null;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                cursor ??= await LoadCursorAsync(stoppingToken);
                cursor = await FollowAsync(cursor.Value, stoppingToken);
                if (said is not null)
                {
                    Log.CatalogBack(logger, cursor.Value);
                }

                (said, delay) = (null, FirstDelay);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (ObjectDisposedException)
            {
                return; // The host could not start, and is gone without having stopped anybody.
            }
            catch (Exception failure) when (IsTransient(failure))
            {
                if (said is null || time.GetElapsedTime(said.Value) >= SayEvery)
                {
                    Log.CatalogAway(logger, failure.Message);
                    said = time.GetTimestamp();
                }

                await Task.Delay(delay, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                delay = delay * 2 > LongestDelay ? LongestDelay : delay * 2;
            }
#pragma warning disable CA1031 // A reader that cannot apply a page must neither skip it nor die: it says why and tries again.
            catch (Exception failure)
#pragma warning restore CA1031
            {
                Log.PageNotApplied(logger, cursor ?? 0, failure);
                cursor = null;
                await Task.Delay(LongestDelay, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task<long> FollowAsync(long cursor, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var catalog = scope.ServiceProvider.GetRequiredService<CatalogClient>();
        var page = await catalog.GetChangesAsync(cursor, _caughtUp.Task.IsCompleted ? Wait : TimeSpan.Zero, ct);
        if (page.Next != cursor)
        {
            await ApplyAsync(page, ct);
        }

        if (page.Changes.Count == 0)
        {
            _caughtUp.TrySetResult();
        }

        return page.Next;
    }

    private static bool IsTransient(Exception failure) =>
        failure is HttpRequestException or CatalogRefusedException or TimeoutRejectedException or TaskCanceledException or Polly.ExecutionRejectedException;

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The catalog does not answer ({Reason}); working on from what is known, and trying again.")]
        public static partial void CatalogAway(ILogger logger, string reason);

        [LoggerMessage(LogLevel.Information, "The catalog answers again; the feed is read up to {Sequence}.")]
        public static partial void CatalogBack(ILogger logger, long sequence);

        [LoggerMessage(LogLevel.Error, "Changes after {Sequence} could not be applied; they will be read again.")]
        public static partial void PageNotApplied(ILogger logger, long sequence, Exception failure);
    }
}
