using System.Diagnostics;

namespace DataMesh.Testing;

/// <summary>Waits for a condition instead of sleeping: as fast as the condition, and a clear failure when it never comes.</summary>
public static class WaitUntil
{
    private static readonly TimeSpan PollEvery = TimeSpan.FromMilliseconds(20);

    /// <summary>Returns when <paramref name="condition"/> is true.</summary>
    /// <exception cref="TimeoutException">It was not true before the deadline; the message ends with <paramref name="what"/>.</exception>
    public static async Task TrueAsync(Func<Task<bool>> condition, TimeSpan deadline, string what)
    {
        ArgumentNullException.ThrowIfNull(condition);
        var started = Stopwatch.GetTimestamp();
        while (!await condition())
        {
            if (Stopwatch.GetElapsedTime(started) > deadline)
            {
                throw new TimeoutException($"Waited {deadline.TotalSeconds:0.#} s in vain: {what}");
            }

            await Task.Delay(PollEvery);
        }
    }

    /// <summary>Returns when <paramref name="condition"/> is true.</summary>
    /// <exception cref="TimeoutException">It was not true before the deadline; the message ends with <paramref name="what"/>.</exception>
    public static Task TrueAsync(Func<bool> condition, TimeSpan deadline, string what) =>
        TrueAsync(() => Task.FromResult(condition()), deadline, what);
}
