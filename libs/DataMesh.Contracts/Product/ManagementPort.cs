namespace DataMesh.Contracts;

/// <summary>An access point to manage or observe the product.</summary>
public sealed record ManagementPort : DocumentElement
{
    public string? Id { get; init; }
    public required string Name { get; init; }

    /// <summary>True when no new use should start; since ODPS 1.1. Default false.</summary>
    public bool Deprecated { get; init; }

    /// <summary><c>discoverability</c>, <c>observability</c>, <c>control</c> or <c>dictionary</c>.</summary>
    public required string Content { get; init; }

    /// <summary><c>rest</c> (default) or <c>topic</c>.</summary>
    public string? Type { get; init; }
    public string? Url { get; init; }
    public string? Channel { get; init; }
    public string? Description { get; init; }
    public IReadOnlyList<string> Tags { get; init; } = [];
    public IReadOnlyList<AuthoritativeDefinition> AuthoritativeDefinitions { get; init; } = [];
    public IReadOnlyList<CustomProperty> CustomProperties { get; init; } = [];
}
