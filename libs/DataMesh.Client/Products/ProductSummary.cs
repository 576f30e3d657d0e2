namespace DataMesh.Client;

/// <summary>A product as <c>GET /api/products</c> lists it.</summary>
public sealed record ProductSummary
{
    public required string Domain { get; init; }
    public required string Product { get; init; }
    public required string Version { get; init; }

    /// <summary>ODPS lifecycle: draft, active, deprecated, retired.</summary>
    public required string Status { get; init; }
    public string? Title { get; init; }
    public string? Description { get; init; }
    public Owner? Owner { get; init; }
    public required IReadOnlyList<string> Tags { get; init; }

    /// <summary>True while the domain's process has an address: only then are its rest and events interfaces routed.</summary>
    public bool Served { get; init; }
    public required IReadOnlyList<Port> Ports { get; init; }
}
