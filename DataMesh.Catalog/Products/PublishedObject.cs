namespace DataMesh.Catalog.Products;

/// <summary>An object of a port.</summary>
internal sealed record PublishedObject
{
    public required string Name { get; init; }
    public string? Description { get; init; }
}
