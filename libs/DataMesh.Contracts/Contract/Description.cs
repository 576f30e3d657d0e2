namespace DataMesh.Contracts;

/// <summary>What a contract or product is for.</summary>
public sealed record Description : DocumentElement
{
    public string? Purpose { get; init; }
    public string? Usage { get; init; }
    public string? Limitations { get; init; }
    public IReadOnlyList<AuthoritativeDefinition> AuthoritativeDefinitions { get; init; } = [];
    public IReadOnlyList<CustomProperty> CustomProperties { get; init; } = [];
}
