namespace DataMesh.Client;

/// <summary>A contract got a new major version: those who rely on the one before have until its end date to move.</summary>
public sealed record MajorPublished : Change
{
    public required string Product { get; init; }
    public required string Contract { get; init; }
    public required string ContractId { get; init; }

    /// <summary>The new major version.</summary>
    public required int Major { get; init; }
    public required string Version { get; init; }

    /// <summary>The major version before it, which is served on.</summary>
    public required int PreviousMajor { get; init; }
    public required string PreviousVersion { get; init; }

    /// <summary>The last day of the previous major; null when none is announced.</summary>
    public DateOnly? EndDate { get; init; }

    /// <summary>How many changes break readers.</summary>
    public required int BreakingChanges { get; init; }

    /// <summary>Who relies on the previous major.</summary>
    public required IReadOnlyList<Dependent> Dependents { get; init; }
}
