namespace DataMesh.Client;

/// <summary>A run as the scheduler keeps it.</summary>
public sealed record PipelineRun
{
    public required string RunId { get; init; }
    public required string Domain { get; init; }
    public required string Contract { get; init; }
    public required int Major { get; init; }
    public required RunTrigger Trigger { get; init; }
    public required PipelineRunState State { get; init; }

    /// <summary>Attempts begun, from 0.</summary>
    public required int Attempts { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? StartedAt { get; init; }
    public DateTimeOffset? FinishedAt { get; init; }
    public RunError? Error { get; init; }
    public required IReadOnlyList<ObjectCommit> Commits { get; init; }

    /// <summary>The last attempt's checks, the failing ones included.</summary>
    public required IReadOnlyList<CheckResult> Checks { get; init; }

    /// <summary>Trace id of the run, 32 hex digits: the same in the Aspire dashboard.</summary>
    public string? TraceId { get; init; }
}
