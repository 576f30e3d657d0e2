namespace DataMesh.Client;

/// <summary>How the last reported run of a port ended.</summary>
public sealed record RunOutcome
{
    public required string RunId { get; init; }

    /// <summary>OpenLineage event type: START, RUNNING, COMPLETE, FAIL, ABORT, OTHER.</summary>
    public required string State { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>Why it failed, in a sentence; null unless it failed.</summary>
    public string? Reason { get; init; }
}
