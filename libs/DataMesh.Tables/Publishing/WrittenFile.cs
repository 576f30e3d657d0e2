using System.Collections;
using System.Data.Common;
using System.Globalization;
using System.Text.Json.Nodes;

namespace DataMesh.Tables;

/// <summary>
/// A file that DuckDB's COPY reports with RETURN_STATS: filename, count, file_size_bytes, footer_size_bytes, column_statistics
/// (<c>{"name": {min, max, null_count, …}}</c>, names quoted), partition_keys.
/// </summary>
internal static class WrittenFile
{
    /// <summary>Delta's writers keep the first 32 characters of texts; a longer maximum is left out rather than rounded up.</summary>
    private const int LongestStatistic = 32;

    public static DataFile Read(DbDataReader row, TableSchema schema, string root)
    {
        var rows = Convert.ToInt64(row["count"], CultureInfo.InvariantCulture);
        return new()
        {
            Path = Path.GetRelativePath(root, (string)row["filename"]).Replace('\\', '/'),
            PartitionValues = Pairs(row["partition_keys"]).ToDictionary(
                pair => Unquote(pair.Key), pair => PartitionValue(schema.Find(Unquote(pair.Key))?.Type, pair.Value)),
            Size = Convert.ToInt64(row["file_size_bytes"], CultureInfo.InvariantCulture),
            Rows = rows,
            Stats = Statistics(rows, row["column_statistics"], schema).ToJsonString(),
        };
    }

    private static JsonObject Statistics(long rows, object columns, TableSchema schema)
    {
        var (lowest, highest, nulls) = (new JsonObject(), new JsonObject(), new JsonObject());
        foreach (var (name, values) in Pairs(columns))
        {
            if (schema.Find(Unquote(name)) is not { } column)
            {
                continue;
            }

            var statistics = Pairs(values!).ToDictionary(pair => pair.Key, pair => pair.Value?.ToString());
            Add(nulls, column.Name, Count(statistics.GetValueOrDefault("null_count")));
            Add(lowest, column.Name, Value(column.Type, statistics.GetValueOrDefault("min"), cut: true));
            Add(highest, column.Name, Value(column.Type, statistics.GetValueOrDefault("max"), cut: false));
        }

        return new() { ["numRecords"] = rows, ["minValues"] = lowest, ["maxValues"] = highest, ["nullCount"] = nulls };
    }

    private static void Add(JsonObject to, string name, JsonNode? value)
    {
        if (value is not null)
        {
            to[name] = value;
        }
    }

    private static JsonNode? Count(string? text) => long.TryParse(text, CultureInfo.InvariantCulture, out var count) ? JsonValue.Create(count) : null;

    /// <summary>A bound in JSON, or null where it cannot be given exactly: readers then do not skip the file.</summary>
    private static JsonNode? Value(ColumnType type, string? text, bool cut)
    {
        if (text is null)
        {
            return null;
        }

        if (type == ColumnType.String)
        {
            return text.Length <= LongestStatistic ? JsonValue.Create(text) : cut ? JsonValue.Create(Beginning(text)) : null;
        }

        if (type == ColumnType.Date)
        {
            return JsonValue.Create(text);
        }

        return type == ColumnType.Long || type == ColumnType.Integer || type == ColumnType.Short || type == ColumnType.Byte
            ? long.TryParse(text, CultureInfo.InvariantCulture, out var whole) ? JsonValue.Create(whole) : null
            : Real(type, text);
    }

    private static JsonValue? Real(ColumnType type, string text)
    {
        var isReal = type == ColumnType.Double || type == ColumnType.Float;
        return isReal && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? JsonValue.Create(number)
            : null;
    }

    private static IEnumerable<KeyValuePair<string, object?>> Pairs(object map)
    {
        if (map is not IDictionary pairs)
        {
            yield break;
        }

        foreach (DictionaryEntry pair in pairs)
        {
            yield return new((string)pair.Key, pair.Value);
        }
    }

    private static string Unquote(string name) => name is ['"', .. var inner, '"'] ? inner.Replace("\"\"", "\"", StringComparison.Ordinal) : name;

    /// <summary>Never half a character.</summary>
    private static string Beginning(string text) => text[..(char.IsHighSurrogate(text[LongestStatistic - 1]) ? LongestStatistic - 1 : LongestStatistic)];

    /// <summary>Delta writes instants without their zone, which is UTC (protocol, "Partition Value Serialization").</summary>
    private static string? PartitionValue(ColumnType? type, object? value)
    {
        var text = value is null or DBNull or "" ? null : Convert.ToString(value, CultureInfo.InvariantCulture);
        return type == ColumnType.Timestamp && text is not null && text.EndsWith("+00", StringComparison.Ordinal) ? text[..^3] : text;
    }
}
