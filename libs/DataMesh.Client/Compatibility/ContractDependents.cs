namespace DataMesh.Client;

/// <summary>Answer of <c>GET /api/contracts/{domain}/{contract}/v{major}/dependents</c>.</summary>
public sealed record ContractDependents
{
    public required ContractReference Contract { get; init; }

    /// <summary>The last day of this major version, when it is deprecated.</summary>
    public DateOnly? EndDate { get; init; }

    /// <summary>Id of the contract to move to.</summary>
    public string? Successor { get; init; }

    /// <summary>What moving to the newest major version means; null when this is the newest.</summary>
    public VersionChange? ToNewest { get; init; }
    public required IReadOnlyList<Dependent> Dependents { get; init; }
}
