namespace DataMesh.Client;

/// <summary>An input port, resolved.</summary>
public sealed record RunInput
{
    public required string ContractId { get; init; }
    public required string Domain { get; init; }
    public required string Contract { get; init; }
    public required int Major { get; init; }
    public required IReadOnlyList<string> Objects { get; init; }
}
