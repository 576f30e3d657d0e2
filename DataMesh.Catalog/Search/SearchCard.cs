namespace DataMesh.Catalog.Search;

/// <summary>What an answer says about a product, kept beside the index as JSON.</summary>
internal sealed record SearchCard
{
    public required string Domain { get; init; }
    public required string Product { get; init; }
    public required string Version { get; init; }
    public required string Status { get; init; }
    public string? Title { get; init; }
    public string? Description { get; init; }
    public string? Team { get; init; }
    public required IReadOnlyList<string> Tags { get; init; }
    public required IReadOnlyList<SearchPlace> Places { get; init; }
}
