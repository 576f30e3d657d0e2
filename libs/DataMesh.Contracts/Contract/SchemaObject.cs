namespace DataMesh.Contracts;

/// <summary>A table (or topic, file, document) of a contract: an entry of <c>schema</c>.</summary>
/// <remarks>ODCS, "Schema", objects.</remarks>
public sealed record SchemaObject : DocumentElement
{
    /// <summary>Identifier for references that survive renaming; null when not given. Since ODCS 3.1 and ODPS 1.1.</summary>
    public string? Id { get; init; }

    /// <summary>Name of the table, unique in the contract; required.</summary>
    public required string Name { get; init; }

    /// <summary>Name in the server, where it differs from the name; null when not given.</summary>
    public string? PhysicalName { get; init; }

    /// <summary>Kind of thing in the server, such as <c>table</c>, <c>view</c> or <c>topic</c>; null when not given.</summary>
    public string? PhysicalType { get; init; }

    /// <summary>Always <see cref="LogicalType.Object"/> where given; null when not.</summary>
    public LogicalType? LogicalType { get; init; }
    /// <summary>True when no new use should start; since ODCS 3.2. Default false.</summary>
    public bool Deprecated { get; init; }

    /// <summary>What it is, for people; null when not given.</summary>
    public string? Description { get; init; }

    /// <summary>Name for people; null when not given.</summary>
    public string? BusinessName { get; init; }

    /// <summary>What one row is; null when not given.</summary>
    public string? DataGranularityDescription { get; init; }

    /// <summary>Other names that people use; empty when none. Since ODCS 3.2 and ODPS 1.1.</summary>
    public IReadOnlyList<Synonym> Synonyms { get; init; } = [];

    /// <summary>Guidance for machines that read it; null when not given. Since ODCS 3.2 and ODPS 1.1.</summary>
    public ContextNotes? Context { get; init; }

    /// <summary>Its columns in the order as written; empty when none.</summary>
    public IReadOnlyList<SchemaProperty> Properties { get; init; } = [];

    /// <summary>Checks of its rows; empty when none.</summary>
    public IReadOnlyList<QualityRule> Quality { get; init; } = [];

    /// <summary>Foreign keys; empty when none. Since ODCS 3.1.</summary>
    public IReadOnlyList<Relationship> Relationships { get; init; } = [];

    /// <summary>Tags as written, in their order; empty when none.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Links to what defines or explains it; empty when none.</summary>
    public IReadOnlyList<AuthoritativeDefinition> AuthoritativeDefinitions { get; init; } = [];

    /// <summary>What the standard has no field for, in the order as written; empty when none.</summary>
    public IReadOnlyList<CustomProperty> CustomProperties { get; init; } = [];

    /// <summary>Partition columns, in the order of <c>partitionKeyPosition</c>.</summary>
    public IReadOnlyList<SchemaProperty> PartitionKeys =>
        [.. Properties.Where(p => p.Partitioned).OrderBy(p => p.PartitionKeyPosition ?? int.MaxValue)];

    /// <summary>Primary key columns, in the order of <c>primaryKeyPosition</c>.</summary>
    public IReadOnlyList<SchemaProperty> PrimaryKeys =>
        [.. Properties.Where(p => p.PrimaryKey).OrderBy(p => p.PrimaryKeyPosition ?? int.MaxValue)];
}
