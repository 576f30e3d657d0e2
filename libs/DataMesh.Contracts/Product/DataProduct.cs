namespace DataMesh.Contracts;

/// <summary>An ODPS (Bitol) 1.x product: who offers what, and from which contracts it is made.</summary>
public sealed record DataProduct : DocumentElement
{
    public required string ApiVersion { get; init; }

    /// <summary>Always <c>DataProduct</c>.</summary>
    public required string Kind { get; init; }
    public required string Id { get; init; }

    /// <summary>Name, unique in its domain and part of addresses; empty only when read by the standard alone.</summary>
    public required string Name { get; init; }
    public ContractVersion? Version { get; init; }

    /// <summary><c>proposed</c>, <c>draft</c>, <c>active</c>, <c>deprecated</c> or <c>retired</c>.</summary>
    public string? Status { get; init; }

    /// <summary>The owning domain; null only when read by the standard alone.</summary>
    public string? Domain { get; init; }
    public string? Tenant { get; init; }

    /// <summary>Such as <c>sourceAligned</c>, <c>aggregate</c>, <c>consumerAligned</c>; since ODPS 1.1.</summary>
    public string? Type { get; init; }

    /// <summary>True when no new use should start; since ODPS 1.1. Default false.</summary>
    public bool Deprecated { get; init; }
    public IReadOnlyList<Synonym> Synonyms { get; init; } = [];
    public ContextNotes? Context { get; init; }
    public Description? Description { get; init; }
    public IReadOnlyList<string> Tags { get; init; } = [];
    public IReadOnlyList<ProductInputPort> InputPorts { get; init; } = [];
    public IReadOnlyList<ProductOutputPort> OutputPorts { get; init; } = [];
    public IReadOnlyList<ManagementPort> ManagementPorts { get; init; } = [];
    public IReadOnlyList<SupportChannel> Support { get; init; } = [];
    public Team? Team { get; init; }
    public IReadOnlyList<AuthoritativeDefinition> AuthoritativeDefinitions { get; init; } = [];
    public IReadOnlyList<CustomProperty> CustomProperties { get; init; } = [];

    /// <summary>When the product was made, ISO 8601 as written.</summary>
    public string? CreatedAt { get; init; }
}
