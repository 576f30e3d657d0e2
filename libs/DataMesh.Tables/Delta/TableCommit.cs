namespace DataMesh.Tables;

/// <summary>What one run wants to make visible.</summary>
public sealed record TableCommit
{
    /// <summary>Identifies the run: a run that has committed already commits nothing a second time. Null for upkeep, which is no run.</summary>
    public required string? RunId { get; init; }

    /// <summary>Grows with every attempt; null where nothing fences.</summary>
    public long? FencingToken { get; init; }
    public required CommitMode Mode { get; init; }
    public required TableSchema Schema { get; init; }
    public required IReadOnlyList<DataFile> Files { get; init; }

    /// <summary>For <see cref="CommitMode.Merge"/> and <see cref="CommitMode.Compact"/>: paths of the files that <see cref="Files"/> replace.</summary>
    public IReadOnlyList<string> Replaced { get; init; } = [];

    /// <summary>The version whose rows or watermarks this commit was computed from; -1 for an empty table, null when it was computed from none.</summary>
    public long? BasedOn { get; init; }

    /// <summary>How far each incremental source has been read, stored in the same commit.</summary>
    public IReadOnlyDictionary<string, long> Watermarks { get; init; } = new Dictionary<string, long>();
    public string? ContractVersion { get; init; }

    /// <summary>W3C traceparent of the run.</summary>
    public string? TraceParent { get; init; }
}
