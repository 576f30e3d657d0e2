namespace DataMesh.Client;

/// <summary>A value of a facet and how many of the products found have it.</summary>
public sealed record FacetCount
{
    public required string Value { get; init; }
    public required long Count { get; init; }
}
