namespace DataMesh.Gateway.Metering;

/// <summary>
/// Minutes that the catalog has not taken yet. While it is away, minutes of one hour become one, and at last the oldest are given up:
/// memory stays bounded, however long it lasts.
/// </summary>
internal sealed class UsageBacklog
{
    internal const int MostMinutes = 60;
    internal const int MostKeys = 50_000;

    /// <summary>The catalog takes seven days.</summary>
    private static readonly TimeSpan Oldest = TimeSpan.FromDays(6);
    private readonly List<UsageMinute> _minutes = [];
    private bool _isHeadTried;

    public int Count => _minutes.Count;

    public UsageMinute? Head => _minutes.Count == 0 ? null : _minutes[0];

    /// <returns>How many minutes had to be given up.</returns>
    public int Add(IEnumerable<UsageMinute> minutes, DateTimeOffset now)
    {
        _minutes.AddRange(minutes.Where(minute => minute.Keys > 0));
        while (_minutes.Count > MostMinutes && TryMerge())
        {
        }

        var givenUp = 0;
        while (_minutes.Count > 0
            && (now - _minutes[0].Minute > Oldest || (_minutes.Count > 1 && _minutes.Sum(minute => minute.Keys) > MostKeys)))
        {
            RemoveHead();
            givenUp++;
        }

        return givenUp;
    }

    /// <summary>What may have reached the catalog is sent again as it was, or it would be counted twice.</summary>
    public void HeadIsTried() => _isHeadTried = true;

    public void RemoveHead()
    {
        _minutes.RemoveAt(0);
        _isHeadTried = false;
    }

    /// <summary>The oldest two neighbours of one hour, but for what was tried.</summary>
    private bool TryMerge()
    {
        for (var index = _isHeadTried ? 1 : 0; index + 1 < _minutes.Count; index++)
        {
            var (older, newer) = (_minutes[index], _minutes[index + 1]);
            if (older.Minute.UtcTicks / TimeSpan.TicksPerHour == newer.Minute.UtcTicks / TimeSpan.TicksPerHour)
            {
                older.Merge(newer);
                _minutes.RemoveAt(index + 1);
                return true;
            }
        }

        return false;
    }
}
