namespace DataMesh.Client;

/// <summary>What a document says about itself.</summary>
public sealed record DescribedText
{
    public string? Purpose { get; init; }
    public string? Usage { get; init; }
    public string? Limitations { get; init; }
    public IReadOnlyList<DescribedLink>? Links { get; init; }
}
