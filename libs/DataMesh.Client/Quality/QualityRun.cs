namespace DataMesh.Client;

/// <summary>What the audit of one run found.</summary>
public sealed record QualityRun
{
    public required string Contract { get; init; }
    public required int Major { get; init; }
    public required string RunId { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>OpenLineage event type that told of it: COMPLETE when the rows were published, FAIL when they were not.</summary>
    public required string State { get; init; }
    public required int Passed { get; init; }
    public required int Failed { get; init; }
    public required int Errors { get; init; }
    public required int NotExecuted { get; init; }
    public required IReadOnlyList<CheckResult> Checks { get; init; }
}
