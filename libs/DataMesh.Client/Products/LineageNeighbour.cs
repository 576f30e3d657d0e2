namespace DataMesh.Client;

/// <summary>The other end of a lineage edge.</summary>
public sealed record LineageNeighbour
{
    public required string Domain { get; init; }

    /// <summary>The product that owns the contract, or null when it is not published (yet).</summary>
    public string? Product { get; init; }
    public required string Contract { get; init; }
    public required int Major { get; init; }

    /// <summary>True when an ODPS input port declares the edge.</summary>
    public required bool Declared { get; init; }

    /// <summary>When a run last reported the edge, or null when none has.</summary>
    public DateTimeOffset? LastSeen { get; init; }
}
