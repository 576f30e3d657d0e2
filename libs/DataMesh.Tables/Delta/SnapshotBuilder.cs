using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace DataMesh.Tables;

/// <summary>Folds the actions of commits, in order, into a snapshot (Delta protocol, "Action Reconciliation").</summary>
internal sealed class SnapshotBuilder
{
    public const int ReaderVersion = 1;
    public const int WriterVersion = 2;
    private readonly TableAddress _address;
    private readonly ImmutableDictionary<string, DataFile>.Builder _files;
    private readonly ImmutableDictionary<string, long>.Builder _transactions;
    private TableSchema? _schema;
    private string? _metadataId;
    private long _schemaVersion;
    private bool _hasProtocol;
    private CommitEntry? _last;

    public SnapshotBuilder(TableAddress address, TableSnapshot? from)
    {
        _address = address;
        _files = from?.FilesByPath.ToBuilder() ?? ImmutableDictionary.CreateBuilder<string, DataFile>(StringComparer.Ordinal);
        _transactions = from?.Transactions.ToBuilder() ?? ImmutableDictionary.CreateBuilder<string, long>(StringComparer.Ordinal);
        if (from is not null)
        {
            (_schema, _metadataId, _schemaVersion, _hasProtocol, _last) = (from.Schema, from.MetadataId, from.SchemaVersion, true, from.LastCommit);
        }
    }

    /// <summary>Commit entries that were folded, oldest first.</summary>
    public List<CommitEntry> Entries { get; } = [];

    /// <summary>Paths of the files that the folded commits added, those removed since included.</summary>
    public HashSet<string> EverAdded { get; } = new(StringComparer.Ordinal);

    /// <summary>Applies one commit file: an action as JSON in each line.</summary>
    public void Apply(long version, byte[] content, DateTimeOffset fallbackTime)
    {
        JsonObject? info = null;
        foreach (var action in ReadActions(version, content))
        {
            var (name, body) = action.First() is var first ? (first.Key, first.Value as JsonObject) : default;
            switch (name)
            {
                case "protocol":
                    RequireSupported(body!);
                    break;
                case "metaData":
                    ApplyMetadata(version, body!);
                    break;
                case "add":
                    var file = ReadFile(version, body!);
                    _files[file.Path] = file;
                    EverAdded.Add(file.Path);
                    break;
                case "remove":
                    _files.Remove(Uri.UnescapeDataString((string)body!["path"]!));
                    break;
                case "txn":
                    _transactions[(string)body!["appId"]!] = (long)body["version"]!;
                    break;
                case "commitInfo":
                    info = body;
                    break;
            }
        }

        _last = Describe(version, info, fallbackTime);
        Entries.Add(_last);
    }

    /// <summary>The table after everything that was applied.</summary>
    public TableSnapshot Build() => new()
    {
        Address = _address,
        Version = _last?.Version ?? throw new BrokenTableException($"{_address} has no commit."),
        Schema = _schema ?? throw new BrokenTableException($"{_address} has no metaData action: the log is incomplete."),
        SchemaVersion = _schemaVersion,
        MetadataId = _metadataId!,
        FilesByPath = _hasProtocol ? _files.ToImmutable() : throw new BrokenTableException($"{_address} has no protocol action: the log is incomplete."),
        Transactions = _transactions.ToImmutable(),
        LastCommit = _last,
    };

    private IEnumerable<JsonObject> ReadActions(long version, byte[] content)
    {
        var line = 0;
        foreach (var text in System.Text.Encoding.UTF8.GetString(content).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            line++;
            yield return Parse(version, line, text);
        }
    }

    private JsonObject Parse(long version, int line, string text)
    {
        try
        {
            return JsonNode.Parse(text) is JsonObject { Count: > 0 } action
                ? action
                : throw new BrokenTableException($"Commit {version} of {_address}, line {line}, is no action.");
        }
        catch (JsonException broken)
        {
            throw new BrokenTableException($"Commit {version} of {_address}, line {line}, is not JSON: {broken.Message}");
        }
    }

    private void RequireSupported(JsonObject protocol)
    {
        var (reader, writer) = ((int)protocol["minReaderVersion"]!, (int)protocol["minWriterVersion"]!);
        if (reader > ReaderVersion || writer > WriterVersion)
        {
            throw new UnsupportedTableException(
                $"{_address} needs Delta reader {reader} / writer {writer}; this is reader {ReaderVersion} / writer {WriterVersion} (no deletion vectors, no column mapping).");
        }

        _hasProtocol = true;
    }

    private void ApplyMetadata(long version, JsonObject metadata)
    {
        var partitions = metadata["partitionColumns"]?.AsArray().Select(column => (string)column!).ToList() ?? [];
        _schema = TableSchema.FromDelta((string)metadata["schemaString"]!, partitions);
        _metadataId = (string)metadata["id"]!;
        _schemaVersion = version;
    }

    private static DataFile ReadFile(long version, JsonObject add)
    {
        var stats = (string?)add["stats"];
        return new()
        {
            // A URI reference (RFC 2396), so characters are escaped in the log that are not escaped on disk.
            Path = Uri.UnescapeDataString((string)add["path"]!),
            PartitionValues = add["partitionValues"]?.AsObject().ToDictionary(value => value.Key, value => (string?)value.Value) ?? [],
            Size = (long)add["size"]!,
            Rows = stats is null ? null : (long?)JsonNode.Parse(stats)?["numRecords"],
            Stats = stats,
            Version = version,
        };
    }

    private CommitEntry Describe(long version, JsonObject? info, DateTimeOffset fallbackTime) => new()
    {
        Version = version,
        RunId = (string?)info?["runId"],
        CommittedAt = (long?)info?["timestamp"] is { } milliseconds ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds) : fallbackTime,
        Rows = _files.Values.Sum(file => file.Rows ?? 0),
        Bytes = _files.Values.Sum(file => file.Size),
        ContractVersion = (string?)info?["contractVersion"],
        TraceParent = (string?)info?["traceparent"],
    };
}
