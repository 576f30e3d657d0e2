using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace DataMesh.Tables;

/// <summary>Folds the actions of checkpoints and commits, in order, into a snapshot (Delta protocol, "Action Reconciliation").</summary>
internal sealed class SnapshotBuilder
{
    public const int ReaderVersion = 1;
    public const int WriterVersion = 2;
    private readonly TableAddress _address;
    private readonly ImmutableDictionary<string, DataFile>.Builder _files;
    private readonly ImmutableDictionary<string, Tombstone>.Builder _tombstones;
    private readonly ImmutableDictionary<string, TableTransaction>.Builder _transactions;
    private TableMetadata? _metadata;
    private long _schemaVersion;
    private bool _hasProtocol;
    private long _rows;
    private long _bytes;

    public SnapshotBuilder(TableAddress address, TableSnapshot? from)
    {
        _address = address;
        _files = from?.FilesByPath.ToBuilder() ?? ImmutableDictionary.CreateBuilder<string, DataFile>(StringComparer.Ordinal);
        _tombstones = from?.Tombstones.ToBuilder() ?? ImmutableDictionary.CreateBuilder<string, Tombstone>(StringComparer.Ordinal);
        _transactions = from?.Transactions.ToBuilder() ?? ImmutableDictionary.CreateBuilder<string, TableTransaction>(StringComparer.Ordinal);
        if (from is not null)
        {
            (_metadata, _schemaVersion, _hasProtocol) = (from.Metadata, from.SchemaVersion, true);
            (Last, _rows, _bytes) = (from.LastCommit, from.Rows, from.Bytes);
        }
    }

    /// <summary>The last commit that was applied, or null.</summary>
    public CommitEntry? Last { get; private set; }

    /// <summary>The commit that is to be applied next.</summary>
    public long Next => (Last?.Version ?? -1) + 1;

    /// <summary>Commits that were folded, oldest first; of a checkpoint its own commit.</summary>
    public List<CommitEntry> Entries { get; } = [];

    /// <summary>Paths of the files that were ever added or given up, as far as the applied actions tell.</summary>
    public HashSet<string> EverNamed { get; } = new(StringComparer.Ordinal);

    /// <summary>Applies what one commit, or one checkpoint, holds.</summary>
    /// <param name="time">When the commit was made, for commits whose writer did not say.</param>
    public void Apply(LogPlace place, IEnumerable<LogAction> actions, DateTimeOffset time)
    {
        JsonObject? info = null;
        foreach (var action in actions)
        {
            switch (action)
            {
                case ProtocolAction protocol:
                    RequireSupported(protocol);
                    break;
                case MetadataAction { Metadata: var metadata }:
                    (_metadata, _schemaVersion) = (metadata, place.Version);
                    break;
                case AddAction { File: var file }:
                    Add(file);
                    break;
                case RemoveAction { File: var file }:
                    Remove(file);
                    break;
                case TransactionAction transaction:
                    _transactions[transaction.Application] = transaction.Transaction;
                    break;
                case CommitInfoAction given:
                    info = given.Info;
                    break;
            }
        }

        if (place.IsCheckpoint && _transactions.TryGetValue(TableSnapshot.SchemaApplication, out var schema))
        {
            _schemaVersion = schema.Version;
        }

        Last = Describe(place.Version, info, time);
        Entries.Add(Last);
    }

    /// <summary>The table after everything that was applied.</summary>
    public TableSnapshot Build() => new()
    {
        Address = _address,
        Version = Last?.Version ?? throw new BrokenTableException($"{_address} has no commit."),
        Metadata = _metadata ?? throw new BrokenTableException($"{_address} has no metaData action: the log is incomplete."),
        SchemaVersion = _schemaVersion,
        FilesByPath = _hasProtocol ? _files.ToImmutable() : throw new BrokenTableException($"{_address} has no protocol action: the log is incomplete."),
        Tombstones = _tombstones.ToImmutable(),
        Transactions = _transactions.ToImmutable(),
        LastCommit = Last,
    };

    private void Add(DataFile file)
    {
        Take(file.Path);
        _files[file.Path] = file;
        (_rows, _bytes) = (_rows + (file.Rows ?? 0), _bytes + file.Size);
        _tombstones.Remove(file.Path);
        EverNamed.Add(file.Path);
    }

    private void Remove(Tombstone file)
    {
        Take(file.Path);
        _tombstones[file.Path] = file;
        EverNamed.Add(file.Path);
    }

    private void Take(string path)
    {
        if (_files.TryGetValue(path, out var old))
        {
            _files.Remove(path);
            (_rows, _bytes) = (_rows - (old.Rows ?? 0), _bytes - old.Size);
        }
    }

    private void RequireSupported(ProtocolAction protocol)
    {
        if (protocol.Reader > ReaderVersion || protocol.Writer > WriterVersion)
        {
            var features = protocol.Features.Count == 0 ? "such as deletion vectors or column mapping" : string.Join(", ", protocol.Features.Order(StringComparer.Ordinal));
            throw new UnsupportedTableException(
                $"{_address} needs Delta reader {protocol.Reader} / writer {protocol.Writer} ({features}); this is reader {ReaderVersion} / writer {WriterVersion}. "
                + "Write the table anew without these features, or have its owner lower its protocol.");
        }

        _hasProtocol = true;
    }

    /// <summary>Times of commits never fall, whatever the clocks of their writers said (as Delta's time travel has it).</summary>
    private CommitEntry Describe(long version, JsonObject? info, DateTimeOffset time)
    {
        var said = info?["timestamp"] is JsonValue value && value.TryGetValue<long>(out var milliseconds) ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds) : time;
        return new()
        {
            Version = version,
            RunId = Text(info, "runId"),
            CommittedAt = Last is not null && said < Last.CommittedAt ? Last.CommittedAt : said,
            Rows = _rows,
            Bytes = _bytes,
            ContractVersion = Text(info, "contractVersion"),
            TraceParent = Text(info, "traceparent"),
        };
    }

    private static string? Text(JsonObject? info, string name) => info?[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
