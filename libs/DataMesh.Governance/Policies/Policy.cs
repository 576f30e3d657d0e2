using DataMesh.Contracts;

namespace DataMesh.Governance;

/// <summary>A demand on contracts, products or the mesh: a query that returns offenders, with all that people need to follow it.</summary>
public sealed record Policy : DocumentElement
{
    /// <summary>Lower-case words with dashes, unique in the mesh.</summary>
    public required string Id { get; init; }

    /// <summary>The demand in one sentence.</summary>
    public required string Title { get; init; }

    /// <summary>Why it is worth the trouble.</summary>
    public required string Rationale { get; init; }

    public required PolicySeverity Severity { get; init; }

    public required PolicyStatus Status { get; init; }

    public required ContractVersion Version { get; init; }

    public required PolicyScope Scope { get; init; }

    /// <summary>Who decides about it: a team or an address.</summary>
    public required string Owner { get; init; }

    /// <summary>How to mend an offence, as an instruction.</summary>
    public required string Fix { get; init; }

    /// <summary>SELECT that returns one row for each offence.</summary>
    public required string Check { get; init; }

    /// <summary>The policy's own tests.</summary>
    public IReadOnlyList<PolicyExample> Examples { get; init; } = [];

    /// <summary>The global policy that this local one makes stricter, or null.</summary>
    public string? Tightens { get; init; }

    /// <summary>The file that it was read from.</summary>
    public required string File { get; init; }

    /// <summary>The domain whose own policy it is; null for a policy of the whole mesh.</summary>
    public string? Domain { get; init; }

    /// <summary>True when an offence keeps a product from being published.</summary>
    public bool Blocks => this is { Severity: PolicySeverity.Blocking, Status: PolicyStatus.Enforced };

    /// <summary>The node of the check, which knows the place of its SQL; null when it comes from the policy that is tightened.</summary>
    internal DocumentNode? CheckNode => Node.Find("check");
}
