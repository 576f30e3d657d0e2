namespace DataMesh.Contracts;

/// <summary>An ODCS 3.x contract: the promise of a product, with one or more objects (tables).</summary>
/// <remarks>ODCS, "Fundamentals".</remarks>
public sealed record DataContract : DocumentElement
{
    /// <summary>Version of the standard, such as <c>v3.1.0</c>.</summary>
    public required string ApiVersion { get; init; }

    /// <summary>Always <c>DataContract</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Unique in the mesh; the ports of products point at it.</summary>
    public required string Id { get; init; }

    /// <summary>Name, unique in its domain and part of every address; empty only when read by the standard alone.</summary>
    public required string Name { get; init; }

    /// <summary>Version of the contract as written; required.</summary>
    public required ContractVersion Version { get; init; }

    /// <summary>Free text, usually <c>proposed</c>, <c>draft</c>, <c>active</c>, <c>deprecated</c> or <c>retired</c>.</summary>
    public string? Status { get; init; }

    /// <summary>What <see cref="Status"/> means.</summary>
    public LifecycleStage Stage => LifecycleStages.Of(Status);

    /// <summary>Domain that promises; null when not given.</summary>
    public string? Domain { get; init; }

    /// <summary>Name of the product that offers it; null when not given.</summary>
    public string? DataProduct { get; init; }

    /// <summary>Organisation that it belongs to; null when not given.</summary>
    public string? Tenant { get; init; }

    /// <summary>Purpose, usage and limitations; null when not given.</summary>
    public Description? Description { get; init; }

    /// <summary>Tags as written, in their order; empty when none.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Guidance for machines that read it; null when not given. Since ODCS 3.2 and ODPS 1.1.</summary>
    public ContextNotes? Context { get; init; }

    /// <summary>Its tables in the order as written; empty when none.</summary>
    public IReadOnlyList<SchemaObject> Schema { get; init; } = [];

    /// <summary>Places where the data is; empty when none.</summary>
    public IReadOnlyList<Server> Servers { get; init; } = [];

    /// <summary>Where users ask; empty when none.</summary>
    public IReadOnlyList<SupportChannel> Support { get; init; } = [];

    /// <summary>What reading costs; null when not given.</summary>
    public Price? Price { get; init; }

    /// <summary>People behind it; null when not given. A bare list of members in ODCS 3.0.</summary>
    public Team? Team { get; init; }

    /// <summary>Rights that readers may ask for; empty when none.</summary>
    public IReadOnlyList<Role> Roles { get; init; } = [];

    /// <summary>
    /// Object or column that service levels are about when they name none, <c>object.column</c>; null when not given. Deprecated since
    /// ODCS 3.1.
    /// </summary>
    public string? SlaDefaultElement { get; init; }

    /// <summary>Service levels; empty when none.</summary>
    public IReadOnlyList<SlaProperty> SlaProperties { get; init; } = [];

    /// <summary>Links to what defines or explains it; empty when none.</summary>
    public IReadOnlyList<AuthoritativeDefinition> AuthoritativeDefinitions { get; init; } = [];

    /// <summary>What the standard has no field for, in the order as written; empty when none.</summary>
    public IReadOnlyList<CustomProperty> CustomProperties { get; init; } = [];

    /// <summary>When the contract was made, ISO 8601 as written.</summary>
    public string? CreatedAt { get; init; }

    /// <summary>Our shorthand <c>sources</c>: what the pipeline reads besides its input ports; names become views in its SQL.</summary>
    public IReadOnlyList<Source> Sources { get; init; } = [];

    /// <summary>Our shorthand <c>load</c>: how a run's rows meet the rows already there. Default <see cref="LoadMode.Full"/>.</summary>
    public LoadMode LoadMode { get; init; }

    /// <summary>
    /// Cron expression of the first SLA property with <c>scheduler: cron</c> (five fields, UTC), or null when no clock wakes the
    /// pipeline.
    /// </summary>
    public string? Schedule { get; init; }
}
