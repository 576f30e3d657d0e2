namespace DataMesh.Client;

/// <summary>
/// Answer of <c>GET /api/products/{domain}/{product}/slo</c>: each service level that is promised, and whether it is kept.
/// </summary>
public sealed record ServiceLevelReport
{
    /// <summary>When it was measured.</summary>
    public required DateTimeOffset At { get; init; }
    public required IReadOnlyList<ServiceLevelStatus> Levels { get; init; }
}
