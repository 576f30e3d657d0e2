namespace DataMesh.Contracts;

/// <summary>A right that a reader may ask for.</summary>
public sealed record Role : DocumentElement
{
    public string? Id { get; init; }
    public required string Name { get; init; }
    public string? Description { get; init; }

    /// <summary>Such as <c>read</c> or <c>write</c>.</summary>
    public string? Access { get; init; }
    public string? FirstLevelApprovers { get; init; }
    public string? SecondLevelApprovers { get; init; }
    public IReadOnlyList<CustomProperty> CustomProperties { get; init; } = [];
}
