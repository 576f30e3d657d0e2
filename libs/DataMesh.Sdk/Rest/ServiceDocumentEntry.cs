namespace DataMesh.Sdk.Rest;

/// <summary>An entity set of a service document.</summary>
public sealed record ServiceDocumentEntry
{
    public required string Name { get; init; }
    public required string Kind { get; init; }
    public required string Url { get; init; }
}
