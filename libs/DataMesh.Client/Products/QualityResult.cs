namespace DataMesh.Client;

/// <summary>What the audit of one run found. A check that was not executed never counts as passed.</summary>
public sealed record QualityResult
{
    public required string RunId { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>Worst status of the blocking checks.</summary>
    public required CheckStatus Status { get; init; }
    public required int Passed { get; init; }
    public required int Failed { get; init; }
    public required int NotExecuted { get; init; }
    public required IReadOnlyList<CheckResult> Checks { get; init; }
}
