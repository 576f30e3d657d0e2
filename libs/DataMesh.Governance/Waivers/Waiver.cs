using DataMesh.Contracts;

namespace DataMesh.Governance;

/// <summary>A domain's dated exception from a policy that does not block.</summary>
public sealed record Waiver : DocumentElement
{
    /// <summary>Id of the policy.</summary>
    public required string Policy { get; init; }

    public required string Reason { get; init; }

    /// <summary>Who answers for the exception.</summary>
    public required string Owner { get; init; }

    /// <summary>Last day on which it holds.</summary>
    public required DateOnly Until { get; init; }

    /// <summary>Name of the one product that it holds for; null for all of the domain.</summary>
    public string? Product { get; init; }

    /// <summary>Name of the one contract that it holds for; null for all.</summary>
    public string? Contract { get; init; }

    public required string Domain { get; init; }

    public required string File { get; init; }
}
