namespace DataMesh.Client;

/// <summary>A reference to other columns.</summary>
public sealed record DescribedRelationship
{
    public required string Type { get; init; }

    /// <summary>Absent when the column itself refers.</summary>
    public IReadOnlyList<string>? From { get; init; }
    public required IReadOnlyList<string> To { get; init; }
    public string? Description { get; init; }
}
