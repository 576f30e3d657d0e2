namespace DataMesh.Catalog.Search;

/// <summary>A text of a product that can be found, and where it stands.</summary>
internal sealed record SearchPlace
{
    public required string Kind { get; init; }
    public string? Contract { get; init; }
    public string? Object { get; init; }
    public string? Column { get; init; }
    public required string Text { get; init; }
}
