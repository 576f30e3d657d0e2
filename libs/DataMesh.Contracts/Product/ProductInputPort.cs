namespace DataMesh.Contracts;

/// <summary>A contract that the product reads.</summary>
public sealed record ProductInputPort : DocumentElement
{
    public required string Name { get; init; }
    public required ContractVersion Version { get; init; }

    /// <summary>ODCS <c>id</c> of the contract that is read.</summary>
    public required string ContractId { get; init; }
    public IReadOnlyList<string> Tags { get; init; } = [];
    public IReadOnlyList<AuthoritativeDefinition> AuthoritativeDefinitions { get; init; } = [];
    public IReadOnlyList<CustomProperty> CustomProperties { get; init; } = [];
}
