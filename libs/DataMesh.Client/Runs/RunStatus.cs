namespace DataMesh.Client;

/// <summary>Answer of a domain about one run.</summary>
public sealed record RunStatus
{
    public required string RunId { get; init; }
    public required string Contract { get; init; }
    public required int Major { get; init; }
    public required RunState State { get; init; }

    /// <summary>What it is doing: <c>reading</c>, <c>transforming</c>, <c>auditing</c>, <c>committing</c>; null when it is not running.</summary>
    public string? Phase { get; init; }
    public required DateTimeOffset AcceptedAt { get; init; }
    public DateTimeOffset? FinishedAt { get; init; }
    public required IReadOnlyList<ObjectCommit> Commits { get; init; }
    public required IReadOnlyList<CheckResult> Checks { get; init; }
    public RunError? Error { get; init; }
}
