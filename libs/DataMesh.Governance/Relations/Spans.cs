using DataMesh.Contracts;

namespace DataMesh.Governance;

/// <summary>Spans of time of service levels. The standard leaves units open; these spellings are read.</summary>
internal static class Spans
{
    public static double? Seconds(SlaProperty sla)
    {
        var unit = sla.Unit switch
        {
            "s" or "sec" or "second" or "seconds" => 1d,
            "m" or "min" or "minute" or "minutes" => 60d,
            "h" or "hr" or "hour" or "hours" => 3_600d,
            "d" or "day" or "days" => 86_400d,
            "w" or "week" or "weeks" => 604_800d,
            "mo" or "month" or "months" => 2_629_746d,
            "y" or "yr" or "year" or "years" => 31_556_952d,
            _ => double.NaN,
        };
        return sla.Value.Number is { } value && !double.IsNaN(unit) ? (double)value * unit : null;
    }
}
