namespace DataMesh.Client;

/// <summary>New rows of one object became visible.</summary>
public sealed record DataCommitted : Change
{
    public required string Contract { get; init; }
    public required int Major { get; init; }
    public required string Object { get; init; }

    /// <summary>The Delta commit number, from 0.</summary>
    public required long DataVersion { get; init; }

    /// <summary>Rows in the table after the commit.</summary>
    public required long Rows { get; init; }

    /// <summary>Bytes of the table's Parquet files after the commit.</summary>
    public required long Bytes { get; init; }
    public required string RunId { get; init; }

    /// <summary>W3C <c>traceparent</c> of the run that committed, so that what it wakes can link to it; null when unknown.</summary>
    public string? TraceParent { get; init; }
}
