namespace DataMesh.Client;

/// <summary>A link to who or what has the last word.</summary>
public sealed record DescribedLink
{
    public required string Type { get; init; }
    public required string Url { get; init; }
    public string? Description { get; init; }
}
