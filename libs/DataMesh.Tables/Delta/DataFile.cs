namespace DataMesh.Tables;

/// <summary>A Parquet file of a table (Delta's <c>add</c> action).</summary>
public sealed record DataFile
{
    /// <summary>Path below the table's folder, decoded.</summary>
    public required string Path { get; init; }

    /// <summary>Values of the partition columns as Delta's partition value serialisation writes them; null is SQL's NULL.</summary>
    public required IReadOnlyDictionary<string, string?> PartitionValues { get; init; }

    /// <summary>Size in bytes.</summary>
    public required long Size { get; init; }

    /// <summary>Rows, or null when the writer gave no statistics.</summary>
    public long? Rows { get; init; }

    /// <summary>Delta's per-file statistics as JSON, or null.</summary>
    public string? Stats { get; init; }

    /// <summary>When the file was written, when the writer said so.</summary>
    public DateTimeOffset? ModifiedAt { get; init; }

    /// <summary>False when its rows only moved here from other files.</summary>
    public bool DataChange { get; init; } = true;

    /// <summary>Delta commit number that added the file, or that of the checkpoint that named it.</summary>
    public long Version { get; init; }
}
