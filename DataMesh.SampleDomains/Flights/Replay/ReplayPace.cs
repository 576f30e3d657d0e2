namespace Flights.Replay;

/// <summary>
/// How many flights are due: by the time that has passed, however late a tick comes, and exact over any time, since nothing is rounded.
/// More than <see cref="LargestBatch"/> are never due: what a longer outage would have added is left out.
/// </summary>
internal sealed class ReplayPace(int perMinute)
{
    public const int LargestBatch = 5_000;
    private long _owed;

    /// <summary>Flights to add now.</summary>
    public int Due => (int)(_owed / TimeSpan.TicksPerMinute);

    public void Pass(TimeSpan elapsed)
    {
        // In flights times ticks of a minute. A day is enough for any rate's largest batch but the slowest, and cannot overflow.
        var ticks = Math.Min(elapsed.Ticks, TimeSpan.TicksPerDay);
        _owed = Math.Min(_owed + (ticks * perMinute), LargestBatch * TimeSpan.TicksPerMinute);
    }

    public void Add(int flights) => _owed -= flights * TimeSpan.TicksPerMinute;
}
