namespace DataMesh.Governance;

/// <summary>One execution of a contract's pipeline.</summary>
public sealed record PipelineRun
{
    public required string Domain { get; init; }
    public required string Contract { get; init; }
    public required int Major { get; init; }
    public required string RunId { get; init; }

    /// <summary>Such as <c>succeeded</c> or <c>failed</c>.</summary>
    public required string State { get; init; }
    public required DateTimeOffset StartedAt { get; init; }
    public DateTimeOffset? FinishedAt { get; init; }
}
