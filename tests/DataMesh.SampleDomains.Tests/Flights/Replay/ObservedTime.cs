using Microsoft.Extensions.Time.Testing;

namespace DataMesh.SampleDomains.Tests.Flights.Replay;

/// <summary>A fake clock that counts who waits for it: time must not pass before the waiting has begun.</summary>
internal sealed class ObservedTime : FakeTimeProvider
{
    private int _timers;

    /// <summary>Timers made so far.</summary>
    public int Timers => Volatile.Read(ref _timers);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        Interlocked.Increment(ref _timers);
        return timer;
    }
}
