using System.Globalization;

namespace DataMesh.Tables;

/// <summary>Table properties that rule the log, with the defaults of the Delta protocol's reference writer where it has them.</summary>
internal sealed record TableProperties
{
    /// <summary>Commits from one checkpoint to the next: <c>delta.checkpointInterval</c>, default 100.</summary>
    public int CheckpointInterval { get; private init; } = 100;

    /// <summary>How long old commits stay readable: <c>delta.logRetentionDuration</c>, default 30 days.</summary>
    public TimeSpan LogRetention { get; private init; } = TimeSpan.FromDays(30);

    /// <summary>How long files that were given up stay on disk: <c>delta.deletedFileRetentionDuration</c>, default 7 days.</summary>
    public TimeSpan FileRetention { get; private init; } = TimeSpan.FromDays(7);

    /// <summary>Rows may only be added: <c>delta.appendOnly</c>.</summary>
    public bool AppendOnly { get; private init; }

    /// <summary>A property that cannot be read keeps its default: it rules what we keep, not what a row is.</summary>
    public static TableProperties Of(IReadOnlyDictionary<string, string> configuration)
    {
        var defaults = new TableProperties();
        return new()
        {
            CheckpointInterval = int.TryParse(Find("delta.checkpointInterval"), NumberStyles.None, CultureInfo.InvariantCulture, out var commits) && commits > 0
                ? commits
                : defaults.CheckpointInterval,
            LogRetention = Interval(Find("delta.logRetentionDuration")) ?? defaults.LogRetention,
            FileRetention = Interval(Find("delta.deletedFileRetentionDuration")) ?? defaults.FileRetention,
            AppendOnly = string.Equals(Find("delta.appendOnly"), "true", StringComparison.OrdinalIgnoreCase),
        };

        string? Find(string name) => configuration.GetValueOrDefault(name);
    }

    /// <summary><c>interval 1 week</c>, <c>interval 12 hours 30 minutes</c>, with or without the first word.</summary>
    internal static TimeSpan? Interval(string? text)
    {
        var words = (text ?? string.Empty).ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        words = words is ["interval", ..] ? words[1..] : words;
        if (words.Length == 0 || words.Length % 2 != 0)
        {
            return null;
        }

        var sum = TimeSpan.Zero;
        for (var at = 0; at < words.Length; at += 2)
        {
            if (!long.TryParse(words[at], NumberStyles.None, CultureInfo.InvariantCulture, out var count) || Unit(words[at + 1].TrimEnd('s')) is not { } unit
                || count > TimeSpan.MaxValue.Ticks / unit.Ticks / words.Length)
            {
                return null;
            }

            sum += unit * count;
        }

        return sum;
    }

    private static TimeSpan? Unit(string name) => name switch
    {
        "week" => TimeSpan.FromDays(7),
        "day" => TimeSpan.FromDays(1),
        "hour" => TimeSpan.FromHours(1),
        "minute" => TimeSpan.FromMinutes(1),
        "second" => TimeSpan.FromSeconds(1),
        "millisecond" => TimeSpan.FromMilliseconds(1),
        "microsecond" => TimeSpan.FromMicroseconds(1),
        _ => null,
    };
}
