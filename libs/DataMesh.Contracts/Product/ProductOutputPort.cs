namespace DataMesh.Contracts;

/// <summary>A contract that the product promises, in one major version.</summary>
public sealed record ProductOutputPort : DocumentElement
{
    public string? Id { get; init; }
    public required string Name { get; init; }

    /// <summary>True when no new use should start; since ODPS 1.1. Default false.</summary>
    public bool Deprecated { get; init; }

    /// <summary>Version of the contract; empty text only when read by the standard alone.</summary>
    public required ContractVersion Version { get; init; }

    /// <summary>ODCS <c>id</c> of the promise; empty only when read by the standard alone.</summary>
    public required string ContractId { get; init; }
    public string? Description { get; init; }

    /// <summary>Free text, such as <c>tables</c>.</summary>
    public string? Type { get; init; }

    /// <summary>Contracts that this port is made from; empty means all input ports.</summary>
    public IReadOnlyList<InputContract> InputContracts { get; init; } = [];
    public IReadOnlyList<Synonym> Synonyms { get; init; } = [];
    public ContextNotes? Context { get; init; }
    public IReadOnlyList<SoftwareBill> Sbom { get; init; } = [];
    public IReadOnlyList<string> Tags { get; init; } = [];
    public IReadOnlyList<AuthoritativeDefinition> AuthoritativeDefinitions { get; init; } = [];
    public IReadOnlyList<CustomProperty> CustomProperties { get; init; } = [];
}
