namespace DataMesh.Client;

/// <summary>A pipeline as <c>GET /api/pipelines</c> lists it.</summary>
public sealed record PipelineSummary
{
    public required string Domain { get; init; }
    public required string Contract { get; init; }
    public required int Major { get; init; }

    /// <summary>Cron expression (five fields, UTC), or null.</summary>
    public string? Schedule { get; init; }

    /// <summary>Upstream contracts as <c>{domain}/{contract}/v{major}</c>, or the contract id where it is not published yet.</summary>
    public required IReadOnlyList<string> Upstream { get; init; }
    public PipelineRun? LastRun { get; init; }
}
