namespace DataMesh.Contracts;

/// <summary>A foreign key. <see cref="From"/> and <see cref="To"/> have equal length.</summary>
/// <remarks>ODCS 3.1, "Schema", <c>relationships</c>.</remarks>
public sealed record Relationship : DocumentElement
{
    /// <summary>Identifier for references that survive renaming; null when not given. Since ODCS 3.1 and ODPS 1.1.</summary>
    public string? Id { get; init; }

    /// <summary>Default <c>foreignKey</c>.</summary>
    public string Type { get; init; } = "foreignKey";

    /// <summary>Columns as <c>object.column</c>; empty on a property, which is itself the source.</summary>
    public IReadOnlyList<string> From { get; init; } = [];

    /// <summary>Columns as <c>object.column</c>, or fully qualified references into other documents.</summary>
    public IReadOnlyList<string> To { get; init; } = [];

    /// <summary>What it is, for people; null when not given.</summary>
    public string? Description { get; init; }

    /// <summary>What the standard has no field for, in the order as written; empty when none.</summary>
    public IReadOnlyList<CustomProperty> CustomProperties { get; init; } = [];
}
