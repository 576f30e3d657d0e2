using System.Globalization;
using System.Text.Json.Nodes;

namespace DataMesh.Tables;

/// <summary>Reads one action from JSON: a line of a commit, or a row of a checkpoint.</summary>
internal static class ReadAction
{
    /// <summary>Null for actions that this protocol version does not know: readers ignore them.</summary>
    /// <exception cref="FormatException">The action lacks what the protocol demands; the message says what.</exception>
    /// <exception cref="UnsupportedTableException">The action needs a newer protocol.</exception>
    public static LogAction? Of(JsonObject action, LogPlace place)
    {
        foreach (var (name, value) in action)
        {
            if (value is JsonObject body && Of(name, body, place) is { } read)
            {
                return read;
            }
        }

        return null;
    }

    private static LogAction? Of(string name, JsonObject body, LogPlace place) => name switch
    {
        "protocol" => new ProtocolAction(
            (int)Need<long>(body, name, "minReaderVersion"), (int)Need<long>(body, name, "minWriterVersion"),
            [.. Texts(body["readerFeatures"]).Union(Texts(body["writerFeatures"]))]),
        "metaData" => new MetadataAction(Metadata(body)),
        "add" => new AddAction(File(body, place)),
        "remove" => new RemoveAction(Removed(body)),
        "txn" => new TransactionAction(Need<string>(body, name, "appId"), new(Need<long>(body, name, "version"), Time(body["lastUpdated"]), place.Version)),
        "commitInfo" => new CommitInfoAction(body),
        _ => null,
    };

    private static TableMetadata Metadata(JsonObject body)
    {
        var text = Need<string>(body, "metaData", "schemaString");
        if (Find<string>(body["format"]?["provider"]) is { } provider && !string.Equals(provider, "parquet", StringComparison.OrdinalIgnoreCase))
        {
            throw new UnsupportedTableException($"Its files are '{provider}'; Delta's protocol knows parquet only.");
        }

        return new()
        {
            Id = Need<string>(body, "metaData", "id"),
            Name = Find<string>(body["name"]),
            Description = Find<string>(body["description"]),
            SchemaText = text,
            Schema = TableSchema.FromDelta(text, Texts(body["partitionColumns"])),
            Configuration = Pairs(body["configuration"])?.Where(pair => pair.Value is not null).ToDictionary(pair => pair.Key, pair => pair.Value!) ?? [],
            CreatedAt = Time(body["createdTime"]),
        };
    }

    private static DataFile File(JsonObject body, LogPlace place)
    {
        if (body["deletionVector"] is JsonObject)
        {
            throw new UnsupportedTableException("One of its files has a deletion vector, which needs reader 3: rewrite the table without them.");
        }

        var stats = Find<string>(body["stats"]) ?? (body["stats_parsed"] as JsonObject)?.ToJsonString();
        return new()
        {
            Path = PathOf(body, "add"),
            PartitionValues = Pairs(body["partitionValues"]) ?? [],
            Size = Need<long>(body, "add", "size"),
            ModifiedAt = Time(body["modificationTime"]),
            Rows = RowsOf(stats),
            Stats = stats,
            DataChange = Find<bool?>(body["dataChange"]) ?? true,
            Version = place.IsCheckpoint ? CarriedVersion(body["tags"]) : place.Version,
        };
    }

    /// <summary>Our checkpoints keep the commit of each file; of a file in another writer's nothing is known, so it is older than all.</summary>
    private static long CarriedVersion(JsonNode? tags) =>
        long.TryParse(Pairs(tags)?.GetValueOrDefault(WriteCheckpoint.CommitTag), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : -1;

    private static long? RowsOf(string? stats)
    {
        try
        {
            return stats is null ? null : Find<long?>((JsonNode.Parse(stats) as JsonObject)?["numRecords"]);
        }
        catch (System.Text.Json.JsonException)
        {
            // Statistics are a help for readers; without them a file is still read.
            return null;
        }
    }

    private static Tombstone Removed(JsonObject body) => new()
    {
        Path = PathOf(body, "remove"),
        DeletedAt = Time(body["deletionTimestamp"]),
        DataChange = Find<bool?>(body["dataChange"]) ?? true,
        PartitionValues = Pairs(body["partitionValues"]),
        Size = Find<long?>(body["size"]),
    };

    /// <summary>
    /// A URI reference (RFC 2396), so characters are escaped in the log that are not escaped on disk. Only paths below the table: what is
    /// elsewhere may be another domain's.
    /// </summary>
    private static string PathOf(JsonObject body, string action)
    {
        var text = Need<string>(body, action, "path");
        var path = Uri.UnescapeDataString(text);
        var isOutside = path.StartsWith('/') || path.Contains('\\', StringComparison.Ordinal) || path.Contains('\0', StringComparison.Ordinal)
            || path.Split('/').Any(part => part is ".." or ".") || (text.IndexOf(':', StringComparison.Ordinal) is > 0 and var at && Uri.CheckSchemeName(text[..at]));
        return isOutside
            ? throw new UnsupportedTableException($"It names the file '{path}', which does not lie below the table's own folder; such tables (shallow clones) are not read.")
            : path;
    }

    private static T Need<T>(JsonObject body, string action, string name) =>
        Find<T>(body[name]) is { } value ? value : throw new FormatException($"its '{action}' action has no '{name}'");

    /// <exception cref="FormatException">The value is of another type.</exception>
    private static T? Find<T>(JsonNode? node)
    {
        try
        {
            return node is null ? default : node.GetValue<T>();
        }
        catch (Exception odd) when (odd is InvalidOperationException or FormatException)
        {
            throw new FormatException($"'{node!.GetPropertyName()}' is {node.ToJsonString()}, which is no {(typeof(T) == typeof(string) ? "text" : "value of its type")}");
        }
    }

    private static DateTimeOffset? Time(JsonNode? node) => Find<long?>(node) is { } milliseconds and > -62_135_596_800_000 and < 253_402_300_800_000
        ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
        : null;

    private static List<string> Texts(JsonNode? node) => node is JsonArray items ? [.. items.Select(item => Find<string>(item)).OfType<string>()] : [];

    private static Dictionary<string, string?>? Pairs(JsonNode? node) =>
        node is JsonObject pairs ? pairs.ToDictionary(pair => pair.Key, pair => pair.Value is null ? null : Find<string>(pair.Value)) : null;
}
