namespace DataMesh.Tables;

/// <summary>A commit as the log remembers it.</summary>
public sealed record CommitEntry
{
    /// <summary>The Delta commit number.</summary>
    public required long Version { get; init; }

    /// <summary>The run that committed, or null for a foreign writer.</summary>
    public string? RunId { get; init; }
    public required DateTimeOffset CommittedAt { get; init; }

    /// <summary>Rows in the table after the commit.</summary>
    public required long Rows { get; init; }

    /// <summary>Bytes of the table's files after the commit.</summary>
    public required long Bytes { get; init; }

    /// <summary>Version of the contract that was audited, or null for a foreign writer.</summary>
    public string? ContractVersion { get; init; }

    /// <summary>W3C traceparent of the run, or null.</summary>
    public string? TraceParent { get; init; }
}
