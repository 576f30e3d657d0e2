namespace DataMesh.Client;

/// <summary>A policy in force.</summary>
public sealed record PolicySummary
{
    public required string Id { get; init; }
    public required string Title { get; init; }
    public required string Rationale { get; init; }

    /// <summary><c>info</c>, <c>warning</c> or <c>blocking</c>.</summary>
    public required string Severity { get; init; }

    /// <summary><c>draft</c>, <c>advisory</c> or <c>enforced</c>.</summary>
    public required string Status { get; init; }
    public required string Version { get; init; }

    /// <summary>What a finding is about: <c>contract</c>, <c>product</c> or <c>mesh</c>.</summary>
    public required string Scope { get; init; }

    /// <summary>Who decides about it.</summary>
    public required string Owner { get; init; }

    /// <summary>How to mend an offence.</summary>
    public required string Fix { get; init; }

    /// <summary>The SELECT that returns offenders.</summary>
    public required string Check { get; init; }
    public required string File { get; init; }

    /// <summary>The domain whose own policy it is; null for a policy of the whole mesh.</summary>
    public string? Domain { get; init; }
}
