namespace DataMesh.Governance;

/// <summary>How much one consumer read of a contract.</summary>
public sealed record ContractUsage
{
    public required string Domain { get; init; }
    public required string Contract { get; init; }
    public required int Major { get; init; }
    public required string Consumer { get; init; }
    public required long Reads { get; init; }
    public required DateTimeOffset LastReadAt { get; init; }
}
