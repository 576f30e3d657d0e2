namespace DataMesh.Contracts;

/// <summary>An access point to manage or observe the product.</summary>
/// <remarks>ODPS, "Management Ports".</remarks>
public sealed record ManagementPort : DocumentElement
{
    /// <summary>Identifier for references that survive renaming; null when not given. Since ODCS 3.1 and ODPS 1.1.</summary>
    public string? Id { get; init; }

    /// <summary>Name of the port; required.</summary>
    public required string Name { get; init; }

    /// <summary>True when no new use should start; since ODPS 1.1. Default false.</summary>
    public bool Deprecated { get; init; }

    /// <summary><c>discoverability</c>, <c>observability</c>, <c>control</c> or <c>dictionary</c>.</summary>
    public required string Content { get; init; }

    /// <summary><c>rest</c> (default) or <c>topic</c>.</summary>
    public string? Type { get; init; }

    /// <summary>Address of the port; null when not given.</summary>
    public string? Url { get; init; }

    /// <summary>Channel to reach the product by, such as a topic; null when not given.</summary>
    public string? Channel { get; init; }

    /// <summary>What it is, for people; null when not given.</summary>
    public string? Description { get; init; }

    /// <summary>Tags as written, in their order; empty when none.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Links to what defines or explains it; empty when none.</summary>
    public IReadOnlyList<AuthoritativeDefinition> AuthoritativeDefinitions { get; init; } = [];

    /// <summary>What the standard has no field for, in the order as written; empty when none.</summary>
    public IReadOnlyList<CustomProperty> CustomProperties { get; init; } = [];
}
