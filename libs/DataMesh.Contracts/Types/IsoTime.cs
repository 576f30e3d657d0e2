using System.Globalization;
using System.Text.RegularExpressions;

namespace DataMesh.Contracts;

/// <summary>Dates and times of ISO 8601 as every database reads them: DuckDB wants seconds.</summary>
internal static partial class IsoTime
{
    public static bool IsDate(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    public static bool IsTime(string text) => ClockShape().IsMatch(text);

    /// <summary>A date and time without an offset.</summary>
    public static bool IsDateTime(string text) => DateTimeShape().IsMatch(text) && IsDate(text[..10]);

    /// <summary>A date and time with its offset.</summary>
    public static bool IsInstant(string text) => InstantShape().IsMatch(text) && IsDate(text[..10]);

    [GeneratedRegex(@"\A([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\.[0-9]{1,6})?\z")]
    private static partial Regex ClockShape();

    [GeneratedRegex(@"\A[0-9]{4}-[0-9]{2}-[0-9]{2}([T ]([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\.[0-9]{1,6})?)?\z")]
    private static partial Regex DateTimeShape();

    [GeneratedRegex(@"\A[0-9]{4}-[0-9]{2}-[0-9]{2}[T ]([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\.[0-9]{1,6})?"
        + @"(Z|[+-](0[0-9]|1[0-4]):[0-5][0-9])\z")]
    private static partial Regex InstantShape();
}
