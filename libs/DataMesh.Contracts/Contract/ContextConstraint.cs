namespace DataMesh.Contracts;

/// <summary>What a use of the data must respect, in words.</summary>
public sealed record ContextConstraint : DocumentElement
{
    public string? Id { get; init; }
    public required string Constraint { get; init; }
    public IReadOnlyList<AuthoritativeDefinition> AuthoritativeDefinitions { get; init; } = [];
    public IReadOnlyList<string> Tags { get; init; } = [];
    public IReadOnlyList<CustomProperty> CustomProperties { get; init; } = [];
}
