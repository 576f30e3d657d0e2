namespace DataMesh.Contracts;

/// <summary>A contract that the product reads.</summary>
public sealed record ProductInputPort : DocumentElement
{
    public string? Id { get; init; }
    public required string Name { get; init; }

    /// <summary>True when no new use should start; since ODPS 1.1. Default false.</summary>
    public bool Deprecated { get; init; }

    /// <summary>Version of the contract; empty text only when read by the standard alone.</summary>
    public required ContractVersion Version { get; init; }

    /// <summary>ODCS <c>id</c> of the contract that is read; empty only when read by the standard alone.</summary>
    public required string ContractId { get; init; }
    public IReadOnlyList<string> Tags { get; init; } = [];
    public IReadOnlyList<AuthoritativeDefinition> AuthoritativeDefinitions { get; init; } = [];
    public IReadOnlyList<CustomProperty> CustomProperties { get; init; } = [];
}
