namespace DataMesh.Client;

/// <summary>What would happen if policies were enforced.</summary>
public sealed record DryRunAnswer
{
    /// <summary>False when a policy ended as an error, was not executed, or found more than is kept: then the list may lack products.</summary>
    public required bool IsComplete { get; init; }

    /// <summary>How many products of the mesh were judged.</summary>
    public required int Products { get; init; }

    /// <summary>One a policy that was tried; offences are listed with the products.</summary>
    public required IReadOnlyList<PolicyVerdict> Verdicts { get; init; }

    /// <summary>One a policy and product that would not pass.</summary>
    public required IReadOnlyList<DryRunProduct> Failing { get; init; }

    /// <summary>What is wrong with the policy files that were tried.</summary>
    public IReadOnlyList<DocumentFinding> Findings { get; init; } = [];
}
