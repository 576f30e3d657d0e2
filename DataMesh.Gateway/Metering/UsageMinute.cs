using System.Collections.Concurrent;
using DataMesh.Client;

namespace DataMesh.Gateway.Metering;

/// <summary>The counts of one minute. Requests add to it without waiting for each other.</summary>
internal sealed class UsageMinute(DateTimeOffset minute)
{
    /// <summary>A caller can invent names: what comes after these is counted under one.</summary>
    internal const int MostKeys = 5_000;
    internal const string Others = "(others)";
    private readonly ConcurrentDictionary<UsageKey, Tally> _tallies = new();

    /// <summary>Its own count: that of a concurrent dictionary takes all of its locks.</summary>
    private int _keys;

    public DateTimeOffset Minute { get; } = minute;

    public int Keys => Volatile.Read(ref _keys);

    public void Add(UsageKey key, long requests, long bytes, long lastTicks)
    {
        if (!_tallies.TryGetValue(key, out var tally))
        {
            // Ports are few; only what callers choose is left out.
            var kept = Keys < MostKeys ? key : key with { Consumer = Others, Object = string.Empty };
            tally = _tallies.GetOrAdd(kept, _ =>
            {
                Interlocked.Increment(ref _keys);
                return new Tally();
            });
        }

        tally.Add(requests, bytes, lastTicks);
    }

    /// <summary>Takes over the counts of another minute, which nobody adds to any more.</summary>
    public void Merge(UsageMinute other)
    {
        foreach (var (key, tally) in other._tallies)
        {
            Add(key, tally.Requests, tally.Bytes, tally.LastTicks);
        }
    }

    public UsageReport ToReport(string instance) => new()
    {
        Instance = instance,
        Minute = Minute,
        Entries =
        [
            .. _tallies.Select(pair => new UsageEntry
            {
                Domain = pair.Key.Domain,
                Contract = pair.Key.Contract,
                Major = pair.Key.Major,
                Object = pair.Key.Object.Length == 0 ? null : pair.Key.Object,
                Interface = pair.Key.Interface,
                Consumer = pair.Key.Consumer.Length == 0 ? null : pair.Key.Consumer,
                StatusClass = pair.Key.StatusClass,
                Requests = pair.Value.Requests,
                Bytes = pair.Value.Bytes,
                LastAt = new DateTimeOffset(pair.Value.LastTicks, TimeSpan.Zero),
            }),
        ],
    };

    private sealed class Tally
    {
        private long _requests;
        private long _bytes;
        private long _lastTicks;

        public long Requests => Volatile.Read(ref _requests);

        public long Bytes => Volatile.Read(ref _bytes);

        public long LastTicks => Volatile.Read(ref _lastTicks);

        public void Add(long requests, long bytes, long lastTicks)
        {
            Interlocked.Add(ref _requests, requests);
            Interlocked.Add(ref _bytes, bytes);
            var known = Volatile.Read(ref _lastTicks);
            while (known < lastTicks)
            {
                var seen = Interlocked.CompareExchange(ref _lastTicks, lastTicks, known);
                if (seen == known)
                {
                    return;
                }

                known = seen;
            }
        }
    }
}
