namespace DataMesh.Tables;

/// <summary>What one commit did to a table's rows, as files.</summary>
public sealed record TableChange
{
    /// <summary>The Delta commit number.</summary>
    public required long Version { get; init; }
    public required DateTimeOffset CommittedAt { get; init; }

    /// <summary>Files whose rows are new. Rows that only moved, by a compaction, are none.</summary>
    public required IReadOnlyList<DataFile> Added { get; init; }

    /// <summary>Files whose rows are gone. They are on disk for as long as the table's retention says.</summary>
    public required IReadOnlyList<DataFile> Removed { get; init; }

    /// <summary>The table's schema and properties from here on, when the commit changed them.</summary>
    public TableMetadata? Metadata { get; init; }

    internal static TableChange Between(TableSnapshot? before, TableSnapshot after) => new()
    {
        Version = after.Version,
        CommittedAt = after.CommittedAt,
        Added = [.. after.Files.Where(file => file.Version == after.Version && file.DataChange)],
        Removed =
        [
            .. before?.Files.Where(file => !after.FilesByPath.ContainsKey(file.Path)
                && (!after.Tombstones.TryGetValue(file.Path, out var given) || given.DataChange)) ?? [],
        ],
        Metadata = ReferenceEquals(before?.Metadata, after.Metadata) ? null : after.Metadata,
    };
}
