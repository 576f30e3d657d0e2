namespace DataMesh.Contracts;

/// <summary>A column, a field of an object, or (as <see cref="Items"/>) the items of an array.</summary>
/// <remarks>ODCS, "Schema", properties.</remarks>
public sealed record SchemaProperty : DocumentElement
{
    /// <summary>Identifier for references that survive renaming; null when not given. Since ODCS 3.1 and ODPS 1.1.</summary>
    public string? Id { get; init; }

    /// <summary>Column name; empty only for the items of an array and the keys and values of a map.</summary>
    public required string Name { get; init; }

    /// <summary>Name in the server, where it differs from the name; null when not given.</summary>
    public string? PhysicalName { get; init; }

    /// <summary>Type in the words of the server, such as <c>varchar(3)</c>.</summary>
    public string? PhysicalType { get; init; }

    /// <summary>Type independent of any server; null when not given.</summary>
    public LogicalType? LogicalType { get; init; }

    /// <summary>Limits on its values; null when not given.</summary>
    public LogicalTypeOptions? LogicalTypeOptions { get; init; }
    /// <summary>True when no new use should start; since ODCS 3.2. Default false.</summary>
    public bool Deprecated { get; init; }

    /// <summary>What it is, for people; null when not given.</summary>
    public string? Description { get; init; }

    /// <summary>Name for people; null when not given.</summary>
    public string? BusinessName { get; init; }

    /// <summary>True when values must not be null. Default false.</summary>
    public bool Required { get; init; }

    /// <summary>True when values are distinct. Default false.</summary>
    public bool Unique { get; init; }

    /// <summary>True when it is part of the primary key. Default false.</summary>
    public bool PrimaryKey { get; init; }

    /// <summary>Place in the primary key, counted from 1; null when not given (the standard's default is -1).</summary>
    public int? PrimaryKeyPosition { get; init; }

    /// <summary>True when the table is partitioned by it. Default false.</summary>
    public bool Partitioned { get; init; }

    /// <summary>Place in the partition path, counted from 1; null when not given (the standard's default is -1).</summary>
    public int? PartitionKeyPosition { get; init; }

    /// <summary>Free text, usually <c>public</c>, <c>restricted</c> or <c>confidential</c>.</summary>
    public string? Classification { get; init; }

    /// <summary>Name of the column that holds it encrypted; null when not given.</summary>
    public string? EncryptedName { get; init; }

    /// <summary>True when the business depends on it. Default false.</summary>
    public bool CriticalDataElement { get; init; }

    /// <summary><c>column</c>, <c>measure</c> or <c>dimension</c>; since ODCS 3.2.</summary>
    public string? SemanticType { get; init; }

    /// <summary>Objects that it is made from; empty when none are named.</summary>
    public IReadOnlyList<string> TransformSourceObjects { get; init; } = [];

    /// <summary>How it is made, in the words of the pipeline; null when not given.</summary>
    public string? TransformLogic { get; init; }

    /// <summary>How it is made, for people; null when not given.</summary>
    public string? TransformDescription { get; init; }

    /// <summary>Sample values as written; empty when none.</summary>
    public IReadOnlyList<DocumentNode> Examples { get; init; } = [];

    /// <summary>The only values allowed; since ODCS 3.2. Empty means any.</summary>
    public IReadOnlyList<EnumValue> Enum { get; init; } = [];

    /// <summary>Other names that people use; empty when none. Since ODCS 3.2 and ODPS 1.1.</summary>
    public IReadOnlyList<Synonym> Synonyms { get; init; } = [];

    /// <summary>Fields of an <see cref="LogicalType.Object"/>.</summary>
    public IReadOnlyList<SchemaProperty> Properties { get; init; } = [];

    /// <summary>What an <see cref="LogicalType.Array"/> holds.</summary>
    public SchemaProperty? Items { get; init; }

    /// <summary>Keys of a <see cref="LogicalType.Map"/>.</summary>
    public SchemaProperty? Keys { get; init; }

    /// <summary>Values of a <see cref="LogicalType.Map"/>.</summary>
    public SchemaProperty? Values { get; init; }

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
}
