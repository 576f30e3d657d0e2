namespace DataMesh.Governance;

/// <summary>How a service level stands now.</summary>
public sealed record SloStatus
{
    public required string Domain { get; init; }
    public required string Contract { get; init; }
    public required int Major { get; init; }

    /// <summary>The object that it is measured on; null where nothing is measured.</summary>
    public string? Object { get; init; }

    /// <summary>Such as <c>latency</c>.</summary>
    public required string Property { get; init; }

    /// <summary><c>pass</c>, <c>fail</c>, <c>error</c> or <c>not executed</c>.</summary>
    public required string Status { get; init; }

    /// <summary>
    /// Of a level that fails, since when it is broken; of one that passes, the last commit; of any other, its publication.
    /// </summary>
    public required DateTimeOffset Since { get; init; }
}
