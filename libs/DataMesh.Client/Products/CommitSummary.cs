namespace DataMesh.Client;

/// <summary>One Delta commit.</summary>
public sealed record CommitSummary
{
    /// <summary>The Delta commit number, from 0.</summary>
    public required long DataVersion { get; init; }

    /// <summary>Rows in the table after the commit.</summary>
    public required long Rows { get; init; }

    /// <summary>Bytes of the table's Parquet files after the commit.</summary>
    public required long Bytes { get; init; }
    public required DateTimeOffset CommittedAt { get; init; }
    public required string RunId { get; init; }
}
