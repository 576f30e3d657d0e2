using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace DataMesh.Tables;

/// <summary>
/// Refuses calls whose result is as large as a number says, where that number is large or only known when it is too late: DuckDB bounds neither their
/// memory nor their time. Composed sizes still get through; the process that runs statements has to bound itself.
/// </summary>
internal static partial class SizeReview
{
    private const long Longest = 10_000;
    private const double Most = 1_000_000;

    /// <summary>Functions by the argument that is the size of their result.</summary>
    private static readonly Dictionary<string, int> Sized = new(StringComparer.OrdinalIgnoreCase)
    {
        ["repeat"] = 1,
        ["lpad"] = 1,
        ["rpad"] = 1,
        ["list_resize"] = 1,
        ["array_resize"] = 1,
    };

    private static readonly HashSet<string> Ranges = new(StringComparer.OrdinalIgnoreCase) { "range", "generate_series" };
    private static readonly HashSet<string> Formats = new(StringComparer.OrdinalIgnoreCase) { "format", "printf" };

    /// <exception cref="QueryRefusedException">The call may ask for any memory.</exception>
    public static void Inspect(string function, JsonObject call)
    {
        var arguments = call["children"] as JsonArray ?? [];
        if (Sized.TryGetValue(function, out var at) && arguments.Count > at && !(Number(arguments[at]) <= Longest))
        {
            throw new QueryRefusedException($"The size that '{function}' is given must be a number up to {Longest} in the statement itself.");
        }

        if (Ranges.Contains(function) && arguments.Any(argument => Math.Abs(Number(argument) ?? 0) > Most))
        {
            throw new QueryRefusedException($"A list of '{function}' may have {Most:F0} items; use it as a table: FROM {function}(…).");
        }

        if (Formats.Contains(function) && (Text(arguments.FirstOrDefault()) is not { } format || LongNumber().IsMatch(format)))
        {
            throw new QueryRefusedException($"The format of '{function}' must be a text in the statement itself, without widths above 9999.");
        }
    }

    /// <summary>The value of a numeric constant, or null.</summary>
    private static double? Number(JsonNode? argument) =>
        Constant(argument) is { } value && double.TryParse(value.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string? Text(JsonNode? argument) => Constant(argument) is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static JsonNode? Constant(JsonNode? argument) => (string?)argument?["class"] == "CONSTANT" ? argument["value"]?["value"] : null;

    [GeneratedRegex("[0-9]{5,}")]
    private static partial Regex LongNumber();
}
