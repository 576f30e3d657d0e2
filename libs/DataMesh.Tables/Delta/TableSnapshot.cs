using System.Collections.Immutable;

namespace DataMesh.Tables;

/// <summary>A table at one version; immutable, so it can be read for as long as its files are kept.</summary>
public sealed record TableSnapshot
{
    internal const string RunApplication = "datamesh.run/";
    internal const string FenceApplication = "datamesh.fence";
    internal const string SchemaApplication = "datamesh.schema";
    internal const string WatermarkApplication = "datamesh.watermark/";

    public required TableAddress Address { get; init; }

    /// <summary>The Delta commit number, from 0.</summary>
    public required long Version { get; init; }
    public required TableMetadata Metadata { get; init; }
    public TableSchema Schema => Metadata.Schema;

    /// <summary>Commit that last changed the schema; files from before may lack columns.</summary>
    public required long SchemaVersion { get; init; }
    public required ImmutableDictionary<string, DataFile> FilesByPath { get; init; }

    /// <summary>Files that were given up and may still be on disk, by path.</summary>
    public required ImmutableDictionary<string, Tombstone> Tombstones { get; init; }

    /// <summary>Delta's <c>txn</c> actions, by application id.</summary>
    public required ImmutableDictionary<string, TableTransaction> Transactions { get; init; }
    public required CommitEntry LastCommit { get; init; }

    internal TableProperties Properties => TableProperties.Of(Metadata.Configuration);

    public IEnumerable<DataFile> Files => FilesByPath.Values;

    /// <summary>Rows of the table, as the files' statistics count them.</summary>
    public long Rows => LastCommit.Rows;

    /// <summary>Bytes of the table's files.</summary>
    public long Bytes => LastCommit.Bytes;
    public DateTimeOffset CommittedAt => LastCommit.CommittedAt;

    /// <summary>How far a source has been read, or null when it never was.</summary>
    public long? Watermark(string source) => Transactions.TryGetValue(WatermarkApplication + source, out var found) ? found.Version : null;

    /// <summary>The highest fencing token that committed, or null.</summary>
    public long? Fence => Transactions.TryGetValue(FenceApplication, out var token) ? token.Version : null;

    /// <summary>True when this run has committed.</summary>
    public bool HasRun(string runId) => Transactions.ContainsKey(RunApplication + runId);
}
