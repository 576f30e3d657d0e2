using System.Globalization;

namespace DataMesh.Contracts;

/// <summary>The lower and upper bound that logical type options set together, as numbers or as instants.</summary>
internal sealed record ValueBounds
{
    /// <summary>Bounds as an interval; null when one of them cannot be read as a value of its type.</summary>
    public Interval? Interval { get; private init; }

    public string? LowerText { get; private init; }

    public string? UpperText { get; private init; }

    public static ValueBounds Of(LogicalTypeOptions? options, LogicalType? type)
    {
        if (options is null)
            return new ValueBounds { Interval = Contracts.Interval.Everything };
        // ODCS 3.0 has a switch beside the bound, 3.1 a bound of its own.
        var lowOpen = options.ExclusiveMinimum?.Boolean == true;
        var highOpen = options.ExclusiveMaximum?.Boolean == true;
        Bound[] lows = [new(options.Minimum, lowOpen), new(options.ExclusiveMinimum, true)];
        Bound[] highs = [new(options.Maximum, highOpen), new(options.ExclusiveMaximum, true)];
        var given = lows.Concat(highs).Where(b => b.IsGiven).ToList();
        return new ValueBounds
        {
            Interval = given.TrueForAll(b => b.Value(type) is not null) ? Read(lows, highs, type) : null,
            LowerText = Text(lows, ">", "≥"),
            UpperText = Text(highs, "<", "≤"),
        };
    }

    private static Interval Read(Bound[] lows, Bound[] highs, LogicalType? type)
    {
        var interval = Contracts.Interval.Everything;
        foreach (var low in lows.Where(b => b.IsGiven))
            interval = interval.Intersect(Contracts.Interval.Above(low.Value(type)!.Value, low.Open));
        foreach (var high in highs.Where(b => b.IsGiven))
            interval = interval.Intersect(Contracts.Interval.Below(high.Value(type)!.Value, high.Open));
        return type == LogicalType.Integer ? interval.Whole() : interval;
    }

    private static string? Text(Bound[] bounds, string open, string closed)
    {
        var given = bounds.Where(b => b.IsGiven).Select(b => $"{(b.Open ? open : closed)} {NodeText.Plain(b.Node)}").ToList();
        return given.Count == 0 ? null : string.Join(" and ", given);
    }

    private readonly record struct Bound(DocumentNode? Node, bool Open)
    {
        public bool IsGiven => Node is { IsNull: false, Boolean: null };

        public decimal? Value(LogicalType? type) =>
            type == LogicalType.Time
                ? TimeOnly.TryParse(Node!.Text, CultureInfo.InvariantCulture, out var time) ? time.Ticks : null
                : Node!.Number
                    ?? (DateTimeOffset.TryParse(Node.Text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
                        ? instant.UtcTicks
                        : null);
    }
}
