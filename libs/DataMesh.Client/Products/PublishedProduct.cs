namespace DataMesh.Client;

/// <summary>Answer to a publication: what is now current, and whether anything changed.</summary>
public sealed record PublishedProduct
{
    public required string Domain { get; init; }
    public required string Product { get; init; }

    /// <summary>False when the catalog already held identical content and the same address: nothing was stored and no change was appended.</summary>
    public required bool Changed { get; init; }

    /// <summary>Sequence of the change that made this content current, or, when only the address is new, of the change that says so.</summary>
    public required long Sequence { get; init; }

    public required IReadOnlyList<ContractReference> Contracts { get; init; }

    /// <summary>What changed since the current version of each contract, and from the newest major before to a new one.</summary>
    public IReadOnlyList<VersionChange> Differences { get; init; } = [];

    /// <summary>Who relies on a major version that got a successor by this publication.</summary>
    public IReadOnlyList<Dependent> Dependents { get; init; } = [];

    /// <summary>What works and should be mended all the same, a sentence each.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}
