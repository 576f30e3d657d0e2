namespace DataMesh.Contracts;

/// <summary>A right that a reader may ask for.</summary>
/// <remarks>ODCS, "Roles".</remarks>
public sealed record Role : DocumentElement
{
    /// <summary>Identifier for references that survive renaming; null when not given. Since ODCS 3.1 and ODPS 1.1.</summary>
    public string? Id { get; init; }

    /// <summary>Name of the right; required.</summary>
    public required string Name { get; init; }

    /// <summary>What it is, for people; null when not given.</summary>
    public string? Description { get; init; }

    /// <summary>Such as <c>read</c> or <c>write</c>.</summary>
    public string? Access { get; init; }

    /// <summary>Who approves it first, as written; null when not given.</summary>
    public string? FirstLevelApprovers { get; init; }

    /// <summary>Who approves it next, as written; null when not given.</summary>
    public string? SecondLevelApprovers { get; init; }

    /// <summary>What the standard has no field for, in the order as written; empty when none.</summary>
    public IReadOnlyList<CustomProperty> CustomProperties { get; init; } = [];
}
