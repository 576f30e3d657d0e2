namespace DataMesh.Contracts;

/// <summary>A contract that the product promises, in one major version.</summary>
/// <remarks>ODPS, "Product Information", <c>outputPorts</c>.</remarks>
public sealed record ProductOutputPort : DocumentElement
{
    /// <summary>Identifier for references that survive renaming; null when not given. Since ODCS 3.1 and ODPS 1.1.</summary>
    public string? Id { get; init; }

    /// <summary>Name of the port; required.</summary>
    public required string Name { get; init; }

    /// <summary>True when no new use should start; since ODPS 1.1. Default false.</summary>
    public bool Deprecated { get; init; }

    /// <summary>Version of the contract; empty text only when read by the standard alone.</summary>
    public required ContractVersion Version { get; init; }

    /// <summary>ODCS <c>id</c> of the promise; empty only when read by the standard alone.</summary>
    public required string ContractId { get; init; }

    /// <summary>What it offers, for people; null when not given.</summary>
    public string? Description { get; init; }

    /// <summary>Free text, such as <c>tables</c>.</summary>
    public string? Type { get; init; }

    /// <summary>Contracts that this port is made from; empty means all input ports.</summary>
    public IReadOnlyList<InputContract> InputContracts { get; init; } = [];

    /// <summary>Other names that people use; empty when none. Since ODCS 3.2 and ODPS 1.1.</summary>
    public IReadOnlyList<Synonym> Synonyms { get; init; } = [];

    /// <summary>Guidance for machines that read it; null when not given. Since ODCS 3.2 and ODPS 1.1.</summary>
    public ContextNotes? Context { get; init; }

    /// <summary>Bills of the software that makes it; empty when none.</summary>
    public IReadOnlyList<SoftwareBill> Sbom { get; init; } = [];

    /// <summary>Tags as written, in their order; empty when none.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Links to what defines or explains it; empty when none.</summary>
    public IReadOnlyList<AuthoritativeDefinition> AuthoritativeDefinitions { get; init; } = [];

    /// <summary>What the standard has no field for, in the order as written; empty when none.</summary>
    public IReadOnlyList<CustomProperty> CustomProperties { get; init; } = [];
}
