namespace DataMesh.Contracts.Tests;

/// <summary>The <c>expected.json</c> of a comparison.</summary>
internal sealed record ExpectedComparison
{
    public required Impact Readers { get; init; }
    public required Impact Writers { get; init; }
    public required VersionBump Demands { get; init; }

    /// <summary>Code of the finding about the version; null when the version is enough.</summary>
    public string? Version { get; init; }
    public required string NextVersion { get; init; }
    public required IReadOnlyList<ExpectedChange> Changes { get; init; }
}
