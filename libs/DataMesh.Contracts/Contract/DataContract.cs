namespace DataMesh.Contracts;

/// <summary>An ODCS 3.x contract: the promise of a product, with one or more objects (tables).</summary>
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

    public required ContractVersion Version { get; init; }

    /// <summary>Free text, usually <c>proposed</c>, <c>draft</c>, <c>active</c>, <c>deprecated</c> or <c>retired</c>.</summary>
    public string? Status { get; init; }

    /// <summary>What <see cref="Status"/> means.</summary>
    public LifecycleStage Stage => LifecycleStages.Of(Status);
    public string? Domain { get; init; }
    public string? DataProduct { get; init; }
    public string? Tenant { get; init; }
    public Description? Description { get; init; }
    public IReadOnlyList<string> Tags { get; init; } = [];
    public ContextNotes? Context { get; init; }
    public IReadOnlyList<SchemaObject> Schema { get; init; } = [];
    public IReadOnlyList<Server> Servers { get; init; } = [];
    public IReadOnlyList<SupportChannel> Support { get; init; } = [];
    public Price? Price { get; init; }
    public Team? Team { get; init; }
    public IReadOnlyList<Role> Roles { get; init; } = [];
    public string? SlaDefaultElement { get; init; }
    public IReadOnlyList<SlaProperty> SlaProperties { get; init; } = [];
    public IReadOnlyList<AuthoritativeDefinition> AuthoritativeDefinitions { get; init; } = [];
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
