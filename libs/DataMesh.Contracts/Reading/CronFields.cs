using System.Globalization;

namespace DataMesh.Contracts;

/// <summary>Well-formedness of a five-field cron expression. When it fires is the scheduler's business.</summary>
internal static class CronFields
{
    private static readonly (string Name, int Least, int Most)[] Fields =
        [("minute", 0, 59), ("hour", 0, 23), ("day of month", 1, 31), ("month", 1, 12), ("day of week", 0, 7)];

    private static readonly string[] Months = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
    private static readonly string[] Days = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

    /// <summary>What is wrong, or null when nothing is.</summary>
    public static string? Problem(string expression)
    {
        var parts = expression.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length != Fields.Length)
            return $"a cron expression has five fields, but {FindingList.Quote(expression)} has {parts.Length}";
        for (var i = 0; i < parts.Length; i++)
        {
            var field = i;
            if (!parts[i].Split(',').All(part => IsPart(part, field)))
                return $"{FindingList.Quote(parts[i])} is no {Fields[i].Name} ({Fields[i].Least} to {Fields[i].Most})";
        }

        return null;
    }

    private static bool IsPart(string part, int field)
    {
        var range = part;
        var slash = part.IndexOf('/', StringComparison.Ordinal);
        if (slash >= 0)
        {
            range = part[..slash];
            if (!int.TryParse(part.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var step) || step < 1)
                return false;
        }

        if (range == "*")
            return true;
        var bounds = range.Split('-');
        return bounds.Length <= 2 && bounds.All(bound => Value(bound, field) is not null);
    }

    private static int? Value(string text, int field)
    {
        var names = field switch
        {
            3 => Months,
            4 => Days,
            _ => [],
        };
        if (names.Contains(text, StringComparer.OrdinalIgnoreCase))
            return 0;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            && value >= Fields[field].Least && value <= Fields[field].Most
                ? value
                : null;
    }
}
