namespace DataMesh.Contracts;

/// <summary>Another word for an object or property.</summary>
public sealed record Synonym : DocumentElement
{
    public string? Id { get; init; }
    public required string Text { get; init; }
    public string? Description { get; init; }

    /// <summary>Language tag, such as <c>fr-FR</c>.</summary>
    public string? Locale { get; init; }
    public string? Source { get; init; }
    public string? Status { get; init; }
    public IReadOnlyList<CustomProperty> CustomProperties { get; init; } = [];
}
