namespace DataMesh.Tables;

/// <summary>A file that the table has given up (Delta's <c>remove</c> action). It stays on disk until a vacuum after its retention.</summary>
public sealed record Tombstone
{
    /// <summary>Path below the table's folder, decoded.</summary>
    public required string Path { get; init; }

    /// <summary>When it was given up; null when the writer did not say, which the protocol reads as long ago.</summary>
    public DateTimeOffset? DeletedAt { get; init; }

    /// <summary>False when its rows only moved to other files.</summary>
    public bool DataChange { get; init; } = true;

    /// <summary>Values of the partition columns, when the writer gave them.</summary>
    public IReadOnlyDictionary<string, string?>? PartitionValues { get; init; }

    /// <summary>Size in bytes, when the writer gave it.</summary>
    public long? Size { get; init; }
}
