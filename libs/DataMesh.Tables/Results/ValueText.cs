using System.Globalization;
using DuckDB.NET.Native;

namespace DataMesh.Tables;

/// <summary>Values as text, the same in every representation: ISO 8601, invariant culture; what ISO 8601 lacks as DuckDB writes it.</summary>
internal static class ValueText
{
    public static string Of(object value) => value switch
    {
        string text => text,
        bool truth => truth ? "true" : "false",
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? string.Empty,
    };

    public static string Of(DuckDBDateOnly date) => date switch
    {
        { IsPositiveInfinity: true } => "infinity",
        { IsNegativeInfinity: true } => "-infinity",
        { Year: > 0 } => string.Create(CultureInfo.InvariantCulture, $"{date.Year:D4}-{date.Month:D2}-{date.Day:D2}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{1 - date.Year:D4}-{date.Month:D2}-{date.Day:D2} (BC)"),
    };

    /// <summary>A local time with as many decimals as it has, up to microseconds.</summary>
    public static string Of(DuckDBTimestamp time) => Of(time, suffix: string.Empty);

    /// <summary>An instant in UTC with as many decimals as it has, up to microseconds.</summary>
    public static string OfInstant(DuckDBTimestamp utc) => Of(utc, suffix: "Z");

    private static string Of(DuckDBTimestamp time, string suffix)
    {
        if (time.IsPositiveInfinity || time.IsNegativeInfinity)
        {
            return time.IsPositiveInfinity ? "infinity" : "-infinity";
        }

        var clock = new TimeOnly(time.Time.Ticks).ToString("HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture);
        return time.Date.Year > 0 ? $"{Of(time.Date)}T{clock}{suffix}" : $"{Of(time.Date)} {clock}{(suffix.Length > 0 ? "+00" : string.Empty)}";
    }
}
