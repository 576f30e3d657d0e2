namespace DataMesh.Contracts;

/// <summary>An ODPS (Bitol) 1.x product: who offers what, and from which contracts it is made.</summary>
/// <remarks>ODPS, "Fundamentals".</remarks>
public sealed record DataProduct : DocumentElement
{
    /// <summary>Version of the standard that the document follows, such as <c>v1.1.0</c>; required.</summary>
    public required string ApiVersion { get; init; }

    /// <summary>Always <c>DataProduct</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Identifier of the product, unique in the mesh; required.</summary>
    public required string Id { get; init; }

    /// <summary>Name, unique in its domain and part of addresses; empty only when read by the standard alone.</summary>
    public required string Name { get; init; }

    /// <summary>Version of the product as written; null when not given.</summary>
    public ContractVersion? Version { get; init; }

    /// <summary><c>proposed</c>, <c>draft</c>, <c>active</c>, <c>deprecated</c> or <c>retired</c>.</summary>
    public string? Status { get; init; }

    /// <summary>The owning domain; null only when read by the standard alone.</summary>
    public string? Domain { get; init; }

    /// <summary>Organisation that it belongs to; null when not given.</summary>
    public string? Tenant { get; init; }

    /// <summary>Such as <c>sourceAligned</c>, <c>aggregate</c>, <c>consumerAligned</c>; since ODPS 1.1.</summary>
    public string? Type { get; init; }

    /// <summary>True when no new use should start; since ODPS 1.1. Default false.</summary>
    public bool Deprecated { get; init; }

    /// <summary>Other names that people use; empty when none. Since ODCS 3.2 and ODPS 1.1.</summary>
    public IReadOnlyList<Synonym> Synonyms { get; init; } = [];

    /// <summary>Guidance for machines that read it; null when not given. Since ODCS 3.2 and ODPS 1.1.</summary>
    public ContextNotes? Context { get; init; }

    /// <summary>Purpose, usage and limitations; null when not given.</summary>
    public Description? Description { get; init; }

    /// <summary>Tags as written, in their order; empty when none.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Contracts that it reads; empty when none.</summary>
    public IReadOnlyList<ProductInputPort> InputPorts { get; init; } = [];

    /// <summary>Contracts that it offers; empty when none.</summary>
    public IReadOnlyList<ProductOutputPort> OutputPorts { get; init; } = [];

    /// <summary>Where it is managed and observed; empty when none.</summary>
    public IReadOnlyList<ManagementPort> ManagementPorts { get; init; } = [];

    /// <summary>Where users ask; empty when none.</summary>
    public IReadOnlyList<SupportChannel> Support { get; init; } = [];

    /// <summary>People behind it; null when not given.</summary>
    public Team? Team { get; init; }

    /// <summary>Links to what defines or explains it; empty when none.</summary>
    public IReadOnlyList<AuthoritativeDefinition> AuthoritativeDefinitions { get; init; } = [];

    /// <summary>What the standard has no field for, in the order as written; empty when none.</summary>
    public IReadOnlyList<CustomProperty> CustomProperties { get; init; } = [];

    /// <summary>When the product was made, ISO 8601 as written.</summary>
    public string? CreatedAt { get; init; }
}
