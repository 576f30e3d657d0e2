namespace DataMesh.Contracts;

/// <summary>One allowed value of a property.</summary>
/// <remarks>ODCS 3.2, "Schema", <c>enum</c>.</remarks>
public sealed record EnumValue : DocumentElement
{
    /// <summary>Identifier for references that survive renaming; null when not given. Since ODCS 3.1 and ODPS 1.1.</summary>
    public string? Id { get; init; }

    /// <summary>The value as written: text, number or boolean; required.</summary>
    public required DocumentNode Value { get; init; }

    /// <summary>Name of the value for people; null when not given.</summary>
    public string? Label { get; init; }

    /// <summary>What the value means; null when not given.</summary>
    public string? Description { get; init; }

    /// <summary>Tags as written, in their order; empty when none.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Links to what defines or explains it; empty when none.</summary>
    public IReadOnlyList<AuthoritativeDefinition> AuthoritativeDefinitions { get; init; } = [];

    /// <summary>What the standard has no field for, in the order as written; empty when none.</summary>
    public IReadOnlyList<CustomProperty> CustomProperties { get; init; } = [];
}
