using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace DataMesh.Tables;

/// <summary>Writes a commit as Delta actions, one JSON object a line.</summary>
internal static class CommitActions
{
    public static JsonSerializerOptions Compact { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Write(TableCommit commit, TableSnapshot? before, DateTimeOffset now)
    {
        var lines = new StringBuilder();
        foreach (var action in Actions(commit, before, (before?.Version ?? -1) + 1, now))
        {
            lines.Append(action.ToJsonString(Compact)).Append('\n');
        }

        return Encoding.UTF8.GetBytes(lines.ToString());
    }

    public static JsonObject Protocol() => new()
    {
        ["protocol"] = new JsonObject { ["minReaderVersion"] = SnapshotBuilder.ReaderVersion, ["minWriterVersion"] = SnapshotBuilder.WriterVersion },
    };

    public static JsonObject Metadata(TableMetadata metadata)
    {
        var body = new JsonObject
        {
            ["id"] = metadata.Id,
            ["format"] = new JsonObject { ["provider"] = "parquet", ["options"] = new JsonObject() },
            ["schemaString"] = metadata.SchemaText,
            ["partitionColumns"] = new JsonArray([.. metadata.Schema.PartitionColumns.Select(column => JsonValue.Create(column))]),
            ["configuration"] = new JsonObject(metadata.Configuration.Select(pair => KeyValuePair.Create<string, JsonNode?>(pair.Key, pair.Value))),
        };
        foreach (var (name, value) in ((string, JsonNode?)[])
            [("name", metadata.Name), ("description", metadata.Description), ("createdTime", metadata.CreatedAt?.ToUnixTimeMilliseconds())])
        {
            if (value is not null)
            {
                body[name] = value;
            }
        }

        return new() { ["metaData"] = body };
    }

    public static JsonObject Transaction(string application, long version, long? updated)
    {
        var body = new JsonObject { ["appId"] = application, ["version"] = version };
        if (updated is not null)
        {
            body["lastUpdated"] = updated;
        }

        return new() { ["txn"] = body };
    }

    public static JsonObject Add(DataFile file, DateTimeOffset modified, bool dataChange) => new()
    {
        ["add"] = new JsonObject
        {
            ["path"] = Escape(file.Path),
            ["partitionValues"] = Partition(file.PartitionValues),
            ["size"] = file.Size,
            ["modificationTime"] = modified.ToUnixTimeMilliseconds(),
            ["dataChange"] = dataChange,
            ["stats"] = file.Stats,
        },
    };

    public static JsonObject Remove(Tombstone file, bool dataChange)
    {
        var isExtended = file is { PartitionValues: not null, Size: not null };
        var body = new JsonObject
        {
            ["path"] = Escape(file.Path),
            ["deletionTimestamp"] = (file.DeletedAt ?? DateTimeOffset.UnixEpoch).ToUnixTimeMilliseconds(),
            ["dataChange"] = dataChange,
            ["extendedFileMetadata"] = isExtended,
        };
        if (isExtended)
        {
            body["partitionValues"] = Partition(file.PartitionValues!);
            body["size"] = file.Size;
        }

        return new() { ["remove"] = body };
    }

    private static IEnumerable<JsonObject> Actions(TableCommit commit, TableSnapshot? before, long version, DateTimeOffset now)
    {
        yield return Info(commit, before, now.ToUnixTimeMilliseconds());
        if (before is null)
        {
            yield return Protocol();
        }

        if (before is null || HasChanged(before.Schema, commit.Schema))
        {
            yield return Metadata(MetadataAfter(commit, before, now));
            yield return Transaction(TableSnapshot.SchemaApplication, version, now.ToUnixTimeMilliseconds());
        }

        foreach (var (application, reached) in Transactions(commit, version))
        {
            yield return Transaction(application, reached, now.ToUnixTimeMilliseconds());
        }

        var dataChange = commit.Mode != CommitMode.Compact;
        foreach (var file in before is null ? [] : ReplacedFiles.Of(commit, before))
        {
            yield return Remove(new() { Path = file.Path, DeletedAt = now, PartitionValues = file.PartitionValues, Size = file.Size }, dataChange);
        }

        foreach (var file in commit.Files)
        {
            yield return Add(file, now, dataChange);
        }
    }

    private static JsonObject Info(TableCommit commit, TableSnapshot? before, long now) => new()
    {
        ["commitInfo"] = new JsonObject
        {
            ["timestamp"] = now,
            ["operation"] = commit.Mode switch { CommitMode.Merge => "MERGE", CommitMode.Compact => "OPTIMIZE", _ => "WRITE" },
            ["operationParameters"] = new JsonObject { ["mode"] = commit.Mode.ToString() },
            ["operationMetrics"] = new JsonObject
            {
                ["numFiles"] = $"{commit.Files.Count}",
                ["numOutputRows"] = $"{commit.Files.Sum(file => file.Rows ?? 0)}",
                ["numOutputBytes"] = $"{commit.Files.Sum(file => file.Size)}",
            },
            ["readVersion"] = before?.Version,
            ["engineInfo"] = "DataMesh",
            ["isBlindAppend"] = commit is { Mode: CommitMode.Append, BasedOn: null },
            ["runId"] = commit.RunId,
            ["contractVersion"] = commit.ContractVersion,
            ["traceparent"] = commit.TraceParent,
        },
    };

    private static bool HasChanged(TableSchema before, TableSchema after) =>
        before.ToDelta() != after.ToDelta() || !before.PartitionColumns.SequenceEqual(after.PartitionColumns);

    private static TableMetadata MetadataAfter(TableCommit commit, TableSnapshot? before, DateTimeOffset now)
    {
        var metadata = before?.Metadata ?? new() { Id = Guid.NewGuid().ToString(), SchemaText = string.Empty, Schema = commit.Schema, CreatedAt = now };
        return metadata with { Schema = commit.Schema, SchemaText = commit.Schema.ToDelta() };
    }

    private static IEnumerable<KeyValuePair<string, long>> Transactions(TableCommit commit, long version)
    {
        if (commit.RunId is not null)
        {
            yield return new(TableSnapshot.RunApplication + commit.RunId, version);
        }

        if (commit.FencingToken is { } token)
        {
            yield return new(TableSnapshot.FenceApplication, token);
        }

        foreach (var (source, watermark) in commit.Watermarks)
        {
            yield return new(TableSnapshot.WatermarkApplication + source, watermark);
        }
    }

    private static JsonObject Partition(IReadOnlyDictionary<string, string?> values) =>
        new(values.Select(value => KeyValuePair.Create<string, JsonNode?>(value.Key, value.Value)));

    private static string Escape(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString)).Replace("%3D", "=", StringComparison.Ordinal);
}
