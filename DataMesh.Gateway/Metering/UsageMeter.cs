namespace DataMesh.Gateway.Metering;

/// <summary>Counts in memory; what is full is handed over by the minute. Nothing here waits for anybody.</summary>
internal sealed class UsageMeter(TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly Queue<UsageMinute> _closed = new();
    private UsageMinute _open = new(StartOf(time.GetUtcNow()));

    public void Count(UsageKey key, long bytes)
    {
        var now = time.GetUtcNow();
        var open = Volatile.Read(ref _open);
        (now.UtcTicks - open.Minute.UtcTicks < TimeSpan.TicksPerMinute ? open : Turn(now)).Add(key, requests: 1, bytes, now.UtcTicks);
    }

    /// <summary>Minutes that are over; each is handed over once, and nobody adds to it any more.</summary>
    public IReadOnlyList<UsageMinute> TakeClosed()
    {
        var now = time.GetUtcNow();
        if (now.UtcTicks - Volatile.Read(ref _open).Minute.UtcTicks >= TimeSpan.TicksPerMinute)
        {
            Turn(now);
        }

        lock (_gate)
        {
            // A request that met the minute while it was open adds to it in the next microseconds.
            var over = new List<UsageMinute>();
            while (_closed.TryPeek(out var oldest) && now - oldest.Minute >= TimeSpan.FromMinutes(1) + Settling)
            {
                over.Add(_closed.Dequeue());
            }

            return over;
        }
    }

    /// <summary>Everything there is, also of the minute that is not over: for the end of the process.</summary>
    public IReadOnlyList<UsageMinute> TakeAll()
    {
        lock (_gate)
        {
            var all = new List<UsageMinute>(_closed) { _open };
            _closed.Clear();
            _open = new(_open.Minute + TimeSpan.FromMinutes(1));
            return all;
        }
    }

    internal static readonly TimeSpan Settling = TimeSpan.FromSeconds(2);

    private UsageMinute Turn(DateTimeOffset now)
    {
        lock (_gate)
        {
            if (now - _open.Minute >= TimeSpan.FromMinutes(1))
            {
                if (_open.Keys > 0)
                {
                    _closed.Enqueue(_open);
                }

                _open = new(StartOf(now));
            }

            return _open;
        }
    }

    private static DateTimeOffset StartOf(DateTimeOffset now) =>
        new(now.UtcTicks - (now.UtcTicks % TimeSpan.TicksPerMinute), TimeSpan.Zero);
}
