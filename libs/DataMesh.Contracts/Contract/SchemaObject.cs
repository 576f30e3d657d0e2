namespace DataMesh.Contracts;

/// <summary>A table (or topic, file, document) of a contract: an entry of <c>schema</c>.</summary>
public sealed record SchemaObject : DocumentElement
{
    public string? Id { get; init; }
    public required string Name { get; init; }
    public string? PhysicalName { get; init; }
    public string? PhysicalType { get; init; }
    public LogicalType? LogicalType { get; init; }
    /// <summary>True when no new use should start; since ODCS 3.2. Default false.</summary>
    public bool Deprecated { get; init; }
    public string? Description { get; init; }
    public string? BusinessName { get; init; }
    public string? DataGranularityDescription { get; init; }
    public IReadOnlyList<Synonym> Synonyms { get; init; } = [];
    public ContextNotes? Context { get; init; }
    public IReadOnlyList<SchemaProperty> Properties { get; init; } = [];
    public IReadOnlyList<QualityRule> Quality { get; init; } = [];
    public IReadOnlyList<Relationship> Relationships { get; init; } = [];
    public IReadOnlyList<string> Tags { get; init; } = [];
    public IReadOnlyList<AuthoritativeDefinition> AuthoritativeDefinitions { get; init; } = [];
    public IReadOnlyList<CustomProperty> CustomProperties { get; init; } = [];

    /// <summary>Partition columns, in the order of <c>partitionKeyPosition</c>.</summary>
    public IReadOnlyList<SchemaProperty> PartitionKeys =>
        [.. Properties.Where(p => p.Partitioned).OrderBy(p => p.PartitionKeyPosition ?? int.MaxValue)];

    /// <summary>Primary key columns, in the order of <c>primaryKeyPosition</c>.</summary>
    public IReadOnlyList<SchemaProperty> PrimaryKeys =>
        [.. Properties.Where(p => p.PrimaryKey).OrderBy(p => p.PrimaryKeyPosition ?? int.MaxValue)];
}
