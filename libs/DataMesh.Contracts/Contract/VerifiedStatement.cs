namespace DataMesh.Contracts;

/// <summary>A question with the answer its owners stand behind.</summary>
public sealed record VerifiedStatement : DocumentElement
{
    public string? Id { get; init; }
    public required string Question { get; init; }
    public string? Answer { get; init; }
    public IReadOnlyList<AuthoritativeDefinition> AuthoritativeDefinitions { get; init; } = [];
    public IReadOnlyList<string> Tags { get; init; } = [];
    public IReadOnlyList<CustomProperty> CustomProperties { get; init; } = [];
}
