namespace DataMesh.Contracts;

/// <summary>Why the version of the new contract does not fit its changes.</summary>
public sealed record VersionFinding
{
    /// <summary><c>version-not-raised</c>, <c>version-too-low</c>, <c>version-lowered</c> or <c>version-not-semantic</c>.</summary>
    public required string Code { get; init; }

    /// <summary>What is wrong, as a sentence without a final stop.</summary>
    public required string Message { get; init; }

    /// <summary>How to mend it, as an instruction without a final stop.</summary>
    public required string Fix { get; init; }
}
