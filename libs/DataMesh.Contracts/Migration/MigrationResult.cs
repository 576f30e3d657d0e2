namespace DataMesh.Contracts;

/// <summary>A contract of ODCS 2.2 as one of 3.1, and the report.</summary>
public sealed record MigrationResult
{
    /// <summary>The new document as YAML, or null when the old one is none of ODCS 2.2: then <see cref="Findings"/> say why.</summary>
    public string? Document { get; init; }

    /// <summary>Every field that has another name, place or value now, in the order of the old document.</summary>
    public required IReadOnlyList<MigrationMove> Moves { get; init; }

    /// <summary>What the standard still misses in the new document; positions are those of the new one.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }
}
