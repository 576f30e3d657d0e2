namespace DataMesh.Contracts;

/// <summary>All changes from one contract to another, and what they ask of the version.</summary>
public sealed record ContractComparison
{
    /// <summary>Version that is compared from.</summary>
    public required ContractVersion Before { get; init; }

    /// <summary>Version that is compared to.</summary>
    public required ContractVersion After { get; init; }

    /// <summary>All changes, ordered by path and code.</summary>
    public required IReadOnlyList<ContractChange> Changes { get; init; }

    /// <summary>Why the version that the new contract states is not enough; null when it is.</summary>
    public required VersionFinding? VersionFinding { get; init; }

    /// <summary>The smallest version that the changes allow; the new contract's own when that is enough or not semantic.</summary>
    public required ContractVersion NextVersion { get; init; }

    /// <summary>The worst that any change does to readers.</summary>
    public Impact Readers => Changes.Count == 0 ? Impact.Neutral : Changes.Max(change => change.Kind.Readers);

    /// <summary>The worst that any change does to the pipeline.</summary>
    public Impact Writers => Changes.Count == 0 ? Impact.Neutral : Changes.Max(change => change.Kind.Writers);

    /// <summary>The worst that any change does to anybody.</summary>
    public Impact Verdict => Readers > Writers ? Readers : Writers;

    /// <summary>The most that any change demands; <see cref="VersionBump.None"/> without changes.</summary>
    public VersionBump Demands => Changes.Count == 0 ? VersionBump.None : Changes.Max(change => change.Kind.Demands);

    /// <summary>True when the new contract may be published as a successor under the version it states.</summary>
    public bool IsVersionEnough => VersionFinding is null;
}
