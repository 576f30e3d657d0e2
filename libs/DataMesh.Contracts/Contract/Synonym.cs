namespace DataMesh.Contracts;

/// <summary>Another word for an object or property.</summary>
/// <remarks>ODCS 3.2 and ODPS 1.1, <c>synonyms</c>.</remarks>
public sealed record Synonym : DocumentElement
{
    /// <summary>Identifier for references that survive renaming; null when not given. Since ODCS 3.1 and ODPS 1.1.</summary>
    public string? Id { get; init; }

    /// <summary>The other name; required.</summary>
    public required string Text { get; init; }

    /// <summary>When or why it is used; null when not given.</summary>
    public string? Description { get; init; }

    /// <summary>Language tag, such as <c>fr-FR</c>.</summary>
    public string? Locale { get; init; }

    /// <summary>Where the name comes from, such as a glossary; null when not given.</summary>
    public string? Source { get; init; }

    /// <summary>Such as <c>active</c> or <c>deprecated</c>; null when not given.</summary>
    public string? Status { get; init; }

    /// <summary>What the standard has no field for, in the order as written; empty when none.</summary>
    public IReadOnlyList<CustomProperty> CustomProperties { get; init; } = [];
}
