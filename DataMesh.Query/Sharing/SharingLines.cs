using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using DataMesh.Tables;

namespace DataMesh.Query.Sharing;

/// <summary>The actions of an answer as JSON, one a line (protocol, "API Response Actions in Parquet Format" and "in Delta Format").</summary>
internal sealed class SharingLines(AnswerForm form, SharedTable table, string root, SignedAddresses addresses)
{
    private readonly DateTimeOffset _expiry = addresses.Expiry();

    public JsonObject Protocol() => Wrap("protocol", form.IsDelta
        ? new JsonObject { ["deltaProtocol"] = new JsonObject { ["minReaderVersion"] = 1, ["minWriterVersion"] = 2 } }
        : new JsonObject { ["minReaderVersion"] = 1 });

    /// <param name="version">Given where the client asked for a version, a time or a range.</param>
    public JsonObject Metadata(TableMetadata metadata, long? version, long? size, int? files)
    {
        var own = new JsonObject
        {
            ["id"] = metadata.Id,
            ["format"] = form.IsDelta ? new JsonObject { ["provider"] = "parquet", ["options"] = new JsonObject() } : new JsonObject { ["provider"] = "parquet" },
            ["schemaString"] = metadata.SchemaText,
            ["partitionColumns"] = new JsonArray([.. metadata.Schema.PartitionColumns.Select(column => JsonValue.Create(column))]),
            ["configuration"] = new JsonObject(metadata.Configuration.Select(pair => KeyValuePair.Create<string, JsonNode?>(pair.Key, pair.Value))),
        };
        Add(own, "name", metadata.Name);
        Add(own, "description", metadata.Description);
        var outer = form.IsDelta ? new JsonObject { ["deltaMetadata"] = own } : own;
        Add(outer, "version", version);
        Add(outer, "size", size);
        Add(outer, "numFiles", files);
        return Wrap("metaData", outer);
    }

    /// <summary>A file of a snapshot.</summary>
    public JsonObject File(DataFile file, TableSnapshot? pinned) =>
        Line("file", "add", file, pinned?.Version, pinned?.CommittedAt);

    /// <summary>A file that a commit added or removed.</summary>
    public JsonObject Change(string action, DataFile file, TableChange change) => Line(action, action, file, change.Version, change.CommittedAt);

    private JsonObject Line(string name, string action, DataFile file, long? version, DateTimeOffset? at)
    {
        var address = addresses.Of(root, table.Address, file.Path, _expiry);
        var body = new JsonObject { ["id"] = Id(file) };
        if (form.IsDelta)
        {
            body["deltaSingleAction"] = new JsonObject { [action] = Action(action, file, address, at) };
        }
        else
        {
            body["url"] = address;
            body["partitionValues"] = Partition(file);
            body["size"] = file.Size;
            Add(body, "stats", action == "remove" ? null : file.Stats);
        }

        Add(body, "version", version);
        Add(body, "timestamp", at?.ToUnixTimeMilliseconds());
        body["expirationTimestamp"] = _expiry.ToUnixTimeMilliseconds();
        return Wrap(form.IsDelta ? "file" : name, body);
    }

    private static JsonObject Action(string action, DataFile file, string address, DateTimeOffset? at)
    {
        var body = new JsonObject { ["path"] = address, ["partitionValues"] = Partition(file), ["size"] = file.Size, ["dataChange"] = true };
        if (action == "add")
        {
            body["modificationTime"] = (file.ModifiedAt ?? at ?? DateTimeOffset.UnixEpoch).ToUnixTimeMilliseconds();
            Add(body, "stats", file.Stats);
        }
        else
        {
            body["deletionTimestamp"] = (at ?? DateTimeOffset.UnixEpoch).ToUnixTimeMilliseconds();
            body["extendedFileMetadata"] = true;
        }

        return body;
    }

    /// <summary>The same file has the same id in every answer: clients cache by it.</summary>
    private string Id(DataFile file) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{table.Address.RelativePath}/{file.Path}")).AsSpan(0, 16));

    private static JsonObject Partition(DataFile file) => new(file.PartitionValues.Select(pair => KeyValuePair.Create<string, JsonNode?>(pair.Key, pair.Value)));

    private static void Add(JsonObject to, string name, JsonNode? value)
    {
        if (value is not null)
        {
            to[name] = value;
        }
    }

    private static JsonObject Wrap(string name, JsonObject body) => new() { [name] = body };
}
