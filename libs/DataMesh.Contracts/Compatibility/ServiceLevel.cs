using System.Globalization;

namespace DataMesh.Contracts;

/// <summary>One service level in terms that can be compared: which one, for what, how much, and which way is better.</summary>
public sealed record ServiceLevel
{
    // ODCS: the names are case-insensitive and have synonyms. The others are in use though the standard does not list them.
    private static readonly Dictionary<string, (string Name, bool LessIsBetter)> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["availability"] = ("availability", false),
        ["av"] = ("availability", false),
        ["uptime"] = ("availability", false),
        ["throughput"] = ("throughput", false),
        ["th"] = ("throughput", false),
        ["errorRate"] = ("errorRate", true),
        ["er"] = ("errorRate", true),
        ["generalAvailability"] = ("generalAvailability", true),
        ["ga"] = ("generalAvailability", true),
        ["endOfSupport"] = ("endOfSupport", false),
        ["es"] = ("endOfSupport", false),
        ["endOfLife"] = ("endOfLife", false),
        ["el"] = ("endOfLife", false),
        ["retention"] = ("retention", false),
        ["re"] = ("retention", false),
        ["frequency"] = ("frequency", true),
        ["fy"] = ("frequency", true),
        ["latency"] = ("latency", true),
        ["ly"] = ("latency", true),
        ["freshness"] = ("latency", true),
        ["timeToDetect"] = ("timeToDetect", true),
        ["td"] = ("timeToDetect", true),
        ["timeToNotify"] = ("timeToNotify", true),
        ["tn"] = ("timeToNotify", true),
        ["timeToRepair"] = ("timeToRepair", true),
        ["tr"] = ("timeToRepair", true),
        ["responseTime"] = ("responseTime", true),
        ["timeOfAvailability"] = ("timeOfAvailability", true),
    };

    private static readonly Dictionary<string, decimal> Seconds = new(StringComparer.OrdinalIgnoreCase)
    {
        ["ms"] = 0.001m,
        ["millisecond"] = 0.001m,
        ["milliseconds"] = 0.001m,
        ["s"] = 1,
        ["sec"] = 1,
        ["second"] = 1,
        ["seconds"] = 1,
        ["m"] = 60,
        ["min"] = 60,
        ["minute"] = 60,
        ["minutes"] = 60,
        ["h"] = 3_600,
        ["hr"] = 3_600,
        ["hour"] = 3_600,
        ["hours"] = 3_600,
        ["d"] = 86_400,
        ["day"] = 86_400,
        ["days"] = 86_400,
        ["w"] = 604_800,
        ["week"] = 604_800,
        ["weeks"] = 604_800,
        // A twelfth of a year of 365.25 days, so that twelve months are a year.
        ["mo"] = 2_629_800,
        ["month"] = 2_629_800,
        ["months"] = 2_629_800,
        ["y"] = 31_557_600,
        ["yr"] = 31_557_600,
        ["year"] = 31_557_600,
        ["years"] = 31_557_600,
    };

    /// <summary>The standard's name of the property; its own when the standard has none.</summary>
    public required string Name { get; init; }

    /// <summary>Null when nobody knows which way is better.</summary>
    public bool? LessIsBetter { get; private init; }

    /// <summary><c>s</c> for every duration, <c>percent</c>, or the unit as it is written.</summary>
    public string? Unit { get; private init; }

    /// <summary>Seconds, ticks of an instant, or the bare number in <see cref="Unit"/>; null when it is none.</summary>
    public decimal? Amount { get; private init; }

    /// <summary>The promise as its author wrote it, with its unit.</summary>
    public required string Text { get; init; }

    /// <summary>Reads a property; one that cannot be measured has no <see cref="Amount"/>.</summary>
    public static ServiceLevel Of(SlaProperty property)
    {
        ArgumentNullException.ThrowIfNull(property);
        var isKnown = Known.TryGetValue(property.Property.Trim(), out var known);
        var text = NodeText.Plain(property.Value) ?? "";
        var number = property.Value.Number
            ?? (decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var written) ? written : null);
        var isTime = number is not null && Seconds.ContainsKey(property.Unit?.Trim() ?? "");
        return new ServiceLevel
        {
            Name = isKnown ? known.Name : property.Property.Trim(),
            LessIsBetter = isKnown ? known.LessIsBetter : null,
            Unit = isTime ? "s" : property.Unit?.Trim() is "%" ? "percent" : property.Unit?.Trim(),
            Amount = isTime ? Scale(number!.Value, Seconds[property.Unit!.Trim()]) : number ?? Instant(text),
            Text = $"{text} {property.Unit}".TrimEnd() + (property.ValueExt is { } ext ? $" / {NodeText.Plain(ext)}" : ""),
        };
    }

    /// <summary>Tighter when the second promises more.</summary>
    internal static Direction Compare(ServiceLevel before, ServiceLevel after)
    {
        if (before.LessIsBetter is not { } lessIsBetter || before.Unit != after.Unit)
            return Direction.Other;
        if (before.Amount is not { } old || after.Amount is not { } @new)
            return Direction.Other;
        return @new.CompareTo(old) switch
        {
            0 => Direction.Same,
            < 0 => lessIsBetter ? Direction.Tighter : Direction.Looser,
            _ => lessIsBetter ? Direction.Looser : Direction.Tighter,
        };
    }

    private static decimal? Scale(decimal number, decimal seconds) => Math.Abs(number) < 1e18m ? number * seconds : null;

    // A day, an instant, or a time of day such as 9:00-08:00, which is put on one and the same day.
    private static decimal? Instant(string text)
    {
        var hours = text.IndexOf(':', StringComparison.Ordinal);
        var whole = hours is 1 or 2 ? $"2000-01-02T{(hours == 1 ? "0" : "")}{text}" : text;
        return DateTimeOffset.TryParse(whole, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            ? instant.UtcTicks
            : null;
    }
}
