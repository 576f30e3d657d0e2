using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace DataMesh.Tables;

/// <summary>Writes a commit as Delta actions, one JSON object a line.</summary>
internal static class CommitActions
{
    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Write(TableCommit commit, TableSnapshot? before, DateTimeOffset now)
    {
        var lines = new StringBuilder();
        foreach (var action in Actions(commit, before, now.ToUnixTimeMilliseconds()))
        {
            lines.Append(action.ToJsonString(Compact)).Append('\n');
        }

        return Encoding.UTF8.GetBytes(lines.ToString());
    }

    private static IEnumerable<JsonObject> Actions(TableCommit commit, TableSnapshot? before, long now)
    {
        yield return Info(commit, now);
        if (before is null)
        {
            yield return new()
            {
                ["protocol"] = new JsonObject { ["minReaderVersion"] = SnapshotBuilder.ReaderVersion, ["minWriterVersion"] = SnapshotBuilder.WriterVersion },
            };
        }

        if (before is null || HasChanged(before.Schema, commit.Schema))
        {
            yield return Metadata(commit.Schema, before?.MetadataId ?? Guid.NewGuid().ToString(), now);
        }

        foreach (var (application, version) in Transactions(commit))
        {
            yield return new() { ["txn"] = new JsonObject { ["appId"] = application, ["version"] = version, ["lastUpdated"] = now } };
        }

        if (commit.Mode == CommitMode.Overwrite)
        {
            foreach (var file in before?.Files ?? [])
            {
                yield return Remove(file, now);
            }
        }

        foreach (var file in commit.Files)
        {
            yield return Add(file, now);
        }
    }

    private static JsonObject Info(TableCommit commit, long now) => new()
    {
        ["commitInfo"] = new JsonObject
        {
            ["timestamp"] = now,
            ["operation"] = "WRITE",
            ["operationParameters"] = new JsonObject { ["mode"] = commit.Mode.ToString() },
            ["operationMetrics"] = new JsonObject
            {
                ["numFiles"] = $"{commit.Files.Count}",
                ["numOutputRows"] = $"{commit.Files.Sum(file => file.Rows ?? 0)}",
                ["numOutputBytes"] = $"{commit.Files.Sum(file => file.Size)}",
            },
            ["engineInfo"] = "DataMesh",
            ["isBlindAppend"] = false,
            ["runId"] = commit.RunId,
            ["contractVersion"] = commit.ContractVersion,
            ["traceparent"] = commit.TraceParent,
        },
    };

    private static bool HasChanged(TableSchema before, TableSchema after) =>
        before.ToDelta() != after.ToDelta() || !before.PartitionColumns.SequenceEqual(after.PartitionColumns);

    private static JsonObject Metadata(TableSchema schema, string id, long now) => new()
    {
        ["metaData"] = new JsonObject
        {
            ["id"] = id,
            ["format"] = new JsonObject { ["provider"] = "parquet", ["options"] = new JsonObject() },
            ["schemaString"] = schema.ToDelta(),
            ["partitionColumns"] = new JsonArray([.. schema.PartitionColumns.Select(column => JsonValue.Create(column))]),
            ["configuration"] = new JsonObject(),
            ["createdTime"] = now,
        },
    };

    private static IEnumerable<KeyValuePair<string, long>> Transactions(TableCommit commit)
    {
        yield return new(TableSnapshot.RunApplication + commit.RunId, 0);
        if (commit.FencingToken is { } token)
        {
            yield return new(TableSnapshot.FenceApplication, token);
        }

        foreach (var (source, watermark) in commit.Watermarks)
        {
            yield return new(TableSnapshot.WatermarkApplication + source, watermark);
        }
    }

    private static JsonObject Add(DataFile file, long now) => new()
    {
        ["add"] = new JsonObject
        {
            ["path"] = Escape(file.Path),
            ["partitionValues"] = Partition(file),
            ["size"] = file.Size,
            ["modificationTime"] = now,
            ["dataChange"] = true,
            ["stats"] = file.Stats,
        },
    };

    private static JsonObject Remove(DataFile file, long now) => new()
    {
        ["remove"] = new JsonObject
        {
            ["path"] = Escape(file.Path),
            ["deletionTimestamp"] = now,
            ["dataChange"] = true,
            ["extendedFileMetadata"] = true,
            ["partitionValues"] = Partition(file),
            ["size"] = file.Size,
        },
    };

    private static JsonObject Partition(DataFile file) =>
        new(file.PartitionValues.Select(value => KeyValuePair.Create<string, JsonNode?>(value.Key, value.Value)));

    private static string Escape(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString)).Replace("%3D", "=", StringComparison.Ordinal);
}
