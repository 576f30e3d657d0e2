namespace DataMesh.Contracts;

/// <summary>Numbers from one bound to another; a bound that is null is infinite.</summary>
internal readonly record struct Interval(decimal? Low, bool LowOpen, decimal? High, bool HighOpen)
{
    // Beyond this a whole step more is no decimal any more.
    private const decimal Largest = 1e27m;

    public static Interval Everything => new(null, true, null, true);

    public bool IsEmpty => Low is { } low && High is { } high && (low > high || (low == high && (LowOpen || HighOpen)));

    public static Interval Above(decimal low, bool open) => new(low, open, null, true);

    public static Interval Below(decimal high, bool open) => new(null, true, high, open);

    public Interval Intersect(Interval other)
    {
        var low = CompareLow(this, other) >= 0 ? this : other;
        var high = CompareHigh(this, other) <= 0 ? this : other;
        return new Interval(low.Low, low.LowOpen, high.High, high.HighOpen);
    }

    /// <summary>The same whole numbers with closed bounds: <c>&gt; 0</c> is <c>≥ 1</c>.</summary>
    public Interval Whole()
    {
        var (low, lowOpen) = (Low, LowOpen);
        var (high, highOpen) = (High, HighOpen);
        if (Low is { } l && Math.Abs(l) < Largest)
            (low, lowOpen) = (LowOpen ? Math.Floor(l) + 1 : Math.Ceiling(l), false);
        if (High is { } h && Math.Abs(h) < Largest)
            (high, highOpen) = (HighOpen ? Math.Ceiling(h) - 1 : Math.Floor(h), false);
        return new Interval(low, lowOpen, high, highOpen);
    }

    /// <summary>Positive when the first begins later.</summary>
    public static int CompareLow(Interval first, Interval second) => (first.Low, second.Low) switch
    {
        (null, null) => 0,
        (null, _) => -1,
        (_, null) => 1,
        var (a, b) => a == b ? first.LowOpen.CompareTo(second.LowOpen) : a.Value.CompareTo(b.Value),
    };

    /// <summary>Positive when the first ends later.</summary>
    public static int CompareHigh(Interval first, Interval second) => (first.High, second.High) switch
    {
        (null, null) => 0,
        (null, _) => 1,
        (_, null) => -1,
        var (a, b) => a == b ? second.HighOpen.CompareTo(first.HighOpen) : a.Value.CompareTo(b.Value),
    };
}
