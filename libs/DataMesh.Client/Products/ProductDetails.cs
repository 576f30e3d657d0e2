namespace DataMesh.Client;

/// <summary>A product as <c>GET /api/products/{domain}/{product}</c> shows it.</summary>
public sealed record ProductDetails
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

    /// <summary>Where the domain's process answers, or null when none has announced itself or the domain has left.</summary>
    public Uri? Address { get; init; }

    /// <summary>True while the domain's process has an address: only then are its rest and events interfaces routed.</summary>
    public bool Served { get; init; }
    public required DateTimeOffset PublishedAt { get; init; }
    public required IReadOnlyList<Port> Ports { get; init; }

    /// <summary>Contracts this product declares as input ports or was seen to read.</summary>
    public required IReadOnlyList<LineageNeighbour> Upstream { get; init; }

    /// <summary>Contracts that declare or were seen to read one of this product's ports.</summary>
    public required IReadOnlyList<LineageNeighbour> Downstream { get; init; }

    /// <summary>How much it was read in the last 30 days.</summary>
    public UsageSummary? Usage { get; init; }

    /// <summary>What consumers think of it.</summary>
    public RatingSummary? Rating { get; init; }

    /// <summary>The product document as its authors wrote it; null from a catalog that does not tell.</summary>
    public SourceDocument? Document { get; init; }
}
