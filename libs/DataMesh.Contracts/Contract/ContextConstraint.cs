namespace DataMesh.Contracts;

/// <summary>What a use of the data must respect, in words.</summary>
/// <remarks>ODCS 3.2 and ODPS 1.1, "Context", <c>context.constraints</c>.</remarks>
public sealed record ContextConstraint : DocumentElement
{
    /// <summary>Identifier of the constraint; null when not given.</summary>
    public string? Id { get; init; }

    /// <summary>What machines must not do with the data, in plain words; required.</summary>
    public required string Constraint { get; init; }

    /// <summary>Links to what defines or explains it; empty when none.</summary>
    public IReadOnlyList<AuthoritativeDefinition> AuthoritativeDefinitions { get; init; } = [];

    /// <summary>Tags as written, in their order; empty when none.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>What the standard has no field for, in the order as written; empty when none.</summary>
    public IReadOnlyList<CustomProperty> CustomProperties { get; init; } = [];
}
