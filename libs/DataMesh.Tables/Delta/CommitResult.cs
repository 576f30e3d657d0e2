namespace DataMesh.Tables;

/// <summary>What became visible.</summary>
public sealed record CommitResult
{
    /// <summary>The Delta commit number.</summary>
    public required long Version { get; init; }

    /// <summary>True when the run had committed before and nothing was written now.</summary>
    public required bool AlreadyCommitted { get; init; }

    /// <summary>The table after the commit.</summary>
    public required TableSnapshot Snapshot { get; init; }
}
