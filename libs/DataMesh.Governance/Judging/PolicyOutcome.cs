namespace DataMesh.Governance;

/// <summary>How one policy ended for a set of documents.</summary>
public sealed record PolicyOutcome
{
    /// <summary>Id of the policy; the name of its file when that could not be read.</summary>
    public required string PolicyId { get; init; }

    /// <summary>The policy; null when its file could not be read.</summary>
    public Policy? Policy { get; init; }

    /// <summary>The domain whose own policy it is; null for a policy of the whole mesh.</summary>
    public string? Domain { get; init; }

    public required Verdict Verdict { get; init; }

    /// <summary>Why it is an error, or was not executed; null otherwise.</summary>
    public string? Reason { get; init; }

    /// <summary>All offences in the order of files and lines, waived ones included.</summary>
    public IReadOnlyList<PolicyFinding> Findings { get; init; } = [];

    /// <summary>True when there are more offences than the limit keeps.</summary>
    public bool HasMore { get; init; }

    /// <summary>
    /// True when nothing may be published. A blocking policy that ends as an error blocks too, and so does a file that cannot be read: what
    /// is not known to be right is not green.
    /// </summary>
    public bool Blocks => Verdict is Verdict.Fail or Verdict.Error && (Policy is null || Policy.Blocks);
}
