namespace DataMesh.Contracts;

/// <summary>A software bill of materials of an output port.</summary>
public sealed record SoftwareBill : DocumentElement
{
    public string? Id { get; init; }

    /// <summary>Default <c>external</c>.</summary>
    public string? Type { get; init; }
    public string? Url { get; init; }
    public IReadOnlyList<string> Tags { get; init; } = [];
    public IReadOnlyList<AuthoritativeDefinition> AuthoritativeDefinitions { get; init; } = [];
    public IReadOnlyList<CustomProperty> CustomProperties { get; init; } = [];
}
