namespace DataMesh.Client;

/// <summary>A product that was found, and where in it.</summary>
public sealed record SearchHit
{
    public required string Domain { get; init; }
    public required string Product { get; init; }
    public required string Version { get; init; }

    /// <summary>ODPS lifecycle: draft, active, deprecated, retired.</summary>
    public required string Status { get; init; }
    public required string Quality { get; init; }
    public string? Title { get; init; }
    public string? Description { get; init; }
    public string? Team { get; init; }
    public required IReadOnlyList<string> Tags { get; init; }

    /// <summary>The places that hold words of the query, at most ten, most telling first.</summary>
    public required IReadOnlyList<SearchMatch> Matches { get; init; }
}
