namespace DataMesh.Client;

/// <summary>An output port: one contract in one major version, with the ways to read it.</summary>
public sealed record Port
{
    public required string Name { get; init; }
    public required string ContractId { get; init; }
    public required string Contract { get; init; }
    public required string ContractVersion { get; init; }
    public required int Major { get; init; }
    public required IReadOnlyList<PortObject> Objects { get; init; }
    public required IReadOnlyList<PortInterface> Interfaces { get; init; }

    /// <summary>Result of the last audit, or null when no run has reported one.</summary>
    public QualityResult? Quality { get; init; }

    /// <summary>The last run that was reported, whatever its outcome; null before the first.</summary>
    public RunOutcome? LastRun { get; init; }
}
