namespace DataMesh.Client;

/// <summary>A declared input: a contract by its ODCS id, in one major version. It may not be published yet.</summary>
public sealed record InputPort
{
    public required string ContractId { get; init; }
    public required int Major { get; init; }
}
