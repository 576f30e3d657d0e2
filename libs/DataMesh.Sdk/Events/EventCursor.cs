using DataMesh.Sdk.Rest;

namespace DataMesh.Sdk.Events;

/// <summary>
/// How far a port has been read: <c>{object}:{position}</c> of each object that has been read at all, with commas between.
/// </summary>
internal static class EventCursor
{
    private const int Longest = 16_384;

    public static string Format(IEnumerable<(string Object, EventPosition Position)> positions) =>
        string.Join(',', positions.Select(position => $"{position.Object}:{position.Position}"));

    /// <exception cref="QueryProblem">It is no cursor of this port.</exception>
    public static IReadOnlyDictionary<string, EventPosition> Parse(string text, IReadOnlyList<ServedObject> port)
    {
        if (text.Length > Longest)
        {
            throw Malformed(text);
        }

        var positions = new Dictionary<string, EventPosition>(StringComparer.Ordinal);
        foreach (var part in text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (part.Split(':') is not [var name, var at] || port.All(served => served.Schema.Name != name)
                || !EventPosition.TryParse(at, out var position) || !positions.TryAdd(name, position))
            {
                throw Malformed(part);
            }
        }

        return positions;
    }

    private static QueryProblem Malformed(string text) => QueryProblem.Invalid(
        $"'{(text.Length > 100 ? text[..100] + "…" : text)}' is no id of this port's events; "
        + "ids look like 'order:12' or 'order:12.350'.");
}
