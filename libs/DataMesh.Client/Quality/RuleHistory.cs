namespace DataMesh.Client;

/// <summary>How one rule of an object fared over several runs. What was not executed never counts as passed.</summary>
public sealed record RuleHistory
{
    public required string Contract { get; init; }
    public required int Major { get; init; }
    public required string Object { get; init; }
    public string? Property { get; init; }
    public required string Rule { get; init; }
    public required int Passed { get; init; }
    public required int Failed { get; init; }
    public required int Errors { get; init; }
    public required int NotExecuted { get; init; }

    /// <summary>How it ended last.</summary>
    public required CheckStatus Last { get; init; }

    /// <summary>When it last failed or broke; null when it never did in these runs.</summary>
    public DateTimeOffset? LastFailedAt { get; init; }
}
