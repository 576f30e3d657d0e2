namespace DataMesh.Governance;

/// <summary>How a service level stands now.</summary>
public sealed record SloStatus
{
    public required string Domain { get; init; }
    public required string Contract { get; init; }
    public required int Major { get; init; }

    /// <summary>Such as <c>latency</c>.</summary>
    public required string Property { get; init; }

    /// <summary><c>pass</c>, <c>fail</c>, <c>error</c> or <c>not executed</c>.</summary>
    public required string Status { get; init; }

    /// <summary>Since when it is so.</summary>
    public required DateTimeOffset Since { get; init; }
}
