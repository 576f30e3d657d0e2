namespace DataMesh.Contracts;

/// <summary>A link to who or what has the last word.</summary>
public sealed record AuthoritativeDefinition : DocumentElement
{
    public string? Id { get; init; }
    public required string Url { get; init; }
    public required string Type { get; init; }
    public string? Description { get; init; }
}
