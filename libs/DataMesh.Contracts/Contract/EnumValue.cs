namespace DataMesh.Contracts;

/// <summary>One allowed value of a property.</summary>
public sealed record EnumValue : DocumentElement
{
    public string? Id { get; init; }
    public required DocumentNode Value { get; init; }
    public string? Label { get; init; }
    public string? Description { get; init; }
    public IReadOnlyList<string> Tags { get; init; } = [];
    public IReadOnlyList<AuthoritativeDefinition> AuthoritativeDefinitions { get; init; } = [];
    public IReadOnlyList<CustomProperty> CustomProperties { get; init; } = [];
}
