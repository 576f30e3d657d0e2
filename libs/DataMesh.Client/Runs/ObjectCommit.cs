namespace DataMesh.Client;

/// <summary>What a run made of one object.</summary>
public sealed record ObjectCommit
{
    public required string Object { get; init; }
    public required long DataVersion { get; init; }

    /// <summary>Rows the run wrote.</summary>
    public required long RowsWritten { get; init; }

    /// <summary>Rows in the table after the commit.</summary>
    public required long Rows { get; init; }

    /// <summary>Bytes of the table's Parquet files after the commit.</summary>
    public required long Bytes { get; init; }
}
