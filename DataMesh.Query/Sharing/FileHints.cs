using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using DataMesh.Tables;

namespace DataMesh.Query.Sharing;

/// <summary>
/// Leaves files out that cannot hold what the client's <c>jsonPredicateHints</c> ask for (protocol, "JSON predicates for Filtering"), by their
/// partition values. What cannot be evaluated keeps the file: it is a hint, and the client filters again.
/// </summary>
internal static class FileHints
{
    private const int Deepest = 50;

    public static IEnumerable<DataFile> Keep(TableSnapshot snapshot, TableRequest request)
    {
        var files = snapshot.Files.OrderBy(file => file.Path, StringComparer.Ordinal);
        if (request.JsonPredicateHints is not { Length: > 0 } text || snapshot.Schema.PartitionColumns.Count == 0)
        {
            return files;
        }

        try
        {
            var predicate = JsonNode.Parse(text, documentOptions: new() { MaxDepth = Deepest * 2 }) as JsonObject;
            return predicate is null ? files : files.Where(file => Holds(predicate, file, snapshot.Schema) != false);
        }
        catch (JsonException)
        {
            return files;
        }
    }

    /// <summary>Null when it cannot be told, as in SQL.</summary>
    private static bool? Holds(JsonObject predicate, DataFile file, TableSchema schema)
    {
        var children = predicate["children"] is JsonArray items ? items.OfType<JsonObject>().ToList() : [];
        switch (Text(predicate["op"]))
        {
            case "and":
                var all = children.Select(child => Holds(child, file, schema)).ToList();
                return all.Contains(false) ? false : all.Contains(null) ? null : true;
            case "or":
                var any = children.Select(child => Holds(child, file, schema)).ToList();
                return any.Contains(true) ? true : any.Contains(null) ? null : false;
            case "not" when children is [var child]:
                return !Holds(child, file, schema);
            case "isNull" when children is [var child]:
                return Value(child, file, schema) is { IsKnown: true } value ? value.Content is null : null;
            case "equal" when children is [var left, var right]:
                return Compare(left, right, file, schema) is { } equal ? equal == 0 : null;
            case "lessThan" when children is [var left, var right]:
                return Compare(left, right, file, schema) < 0 ? true : Compare(left, right, file, schema) is null ? null : false;
            case "lessThanOrEqual" when children is [var left, var right]:
                return Compare(left, right, file, schema) is { } atMost ? atMost <= 0 : null;
            case "greaterThan" when children is [var left, var right]:
                return Compare(left, right, file, schema) is { } greater ? greater > 0 : null;
            case "greaterThanOrEqual" when children is [var left, var right]:
                return Compare(left, right, file, schema) is { } atLeast ? atLeast >= 0 : null;
            default:
                return null;
        }
    }

    private static int? Compare(JsonObject left, JsonObject right, DataFile file, TableSchema schema)
    {
        var (one, other) = (Value(left, file, schema), Value(right, file, schema));
        if (!one.IsKnown || !other.IsKnown || one.Content is not { } first || other.Content is not { } second)
        {
            return null;
        }

        switch (Text(left["valueType"])?.ToLowerInvariant())
        {
            case "int" or "long":
                return long.TryParse(first, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var a)
                    && long.TryParse(second, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var b) ? a.CompareTo(b) : null;
            case "string":
                return string.CompareOrdinal(first, second);
            case "date":
                return DateOnly.TryParseExact(first, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                    && DateOnly.TryParseExact(second, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var other2) ? day.CompareTo(other2) : null;
            case "bool":
                return bool.TryParse(first, out var yes) && bool.TryParse(second, out var no) ? yes.CompareTo(no) : null;
            default:
                return null;
        }
    }

    private static (bool IsKnown, string? Content) Value(JsonObject leaf, DataFile file, TableSchema schema)
    {
        switch (Text(leaf["op"]))
        {
            case "literal":
                return (true, Text(leaf["value"]));
            case "column" when Text(leaf["name"]) is { } name && schema.PartitionColumns.Contains(name):
                return (true, file.PartitionValues.GetValueOrDefault(name) is { Length: > 0 } value ? value : null);
            default:
                return (false, null);
        }
    }

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
