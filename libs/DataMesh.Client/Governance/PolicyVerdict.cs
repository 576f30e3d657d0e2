namespace DataMesh.Client;

/// <summary>How one policy ended for one publication, or for one contract of it.</summary>
public sealed record PolicyVerdict
{
    /// <summary>Id of the policy; the name of its file when that could not be read.</summary>
    public required string Policy { get; init; }
    public string? Title { get; init; }

    /// <summary>Version of the policy that judged.</summary>
    public string? Version { get; init; }

    /// <summary><c>info</c>, <c>warning</c> or <c>blocking</c>.</summary>
    public string? Severity { get; init; }

    /// <summary><c>draft</c>, <c>advisory</c> or <c>enforced</c>.</summary>
    public string? Status { get; init; }

    /// <summary>The domain whose own policy it is; null for a policy of the whole mesh.</summary>
    public string? Domain { get; init; }
    public required CheckStatus Verdict { get; init; }

    /// <summary>Why it is an error, or was not executed; null otherwise.</summary>
    public string? Reason { get; init; }

    /// <summary>All offences in the order of files and lines, waived ones included.</summary>
    public IReadOnlyList<PolicyOffence> Offences { get; init; } = [];

    /// <summary>True when there are more offences than are kept.</summary>
    public bool HasMore { get; init; }
}
