namespace DataMesh.Contracts;

/// <summary>A foreign key. <see cref="From"/> and <see cref="To"/> have equal length.</summary>
public sealed record Relationship : DocumentElement
{
    public string? Id { get; init; }

    /// <summary>Default <c>foreignKey</c>.</summary>
    public string Type { get; init; } = "foreignKey";

    /// <summary>Columns as <c>object.column</c>; empty on a property, which is itself the source.</summary>
    public IReadOnlyList<string> From { get; init; } = [];

    /// <summary>Columns as <c>object.column</c>, or fully qualified references into other documents.</summary>
    public IReadOnlyList<string> To { get; init; } = [];

    public string? Description { get; init; }

    public IReadOnlyList<CustomProperty> CustomProperties { get; init; } = [];
}
