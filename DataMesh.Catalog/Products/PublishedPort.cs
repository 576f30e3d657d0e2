using DataMesh.Client;

namespace DataMesh.Catalog.Products;

/// <summary>An output port of a revision.</summary>
internal sealed record PublishedPort
{
    public required string Name { get; init; }
    public required string ContractId { get; init; }
    public required string Contract { get; init; }
    public required string ContractVersion { get; init; }
    public required int Major { get; init; }
    public required IReadOnlyList<PublishedObject> Objects { get; init; }
    public string? Schedule { get; init; }
    public required IReadOnlyList<InputPort> Inputs { get; init; }
}
