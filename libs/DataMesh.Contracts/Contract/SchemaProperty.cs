namespace DataMesh.Contracts;

/// <summary>A column, a field of an object, or (as <see cref="Items"/>) the items of an array.</summary>
public sealed record SchemaProperty : DocumentElement
{
    public string? Id { get; init; }

    /// <summary>Column name; empty only for the items of an array and the keys and values of a map.</summary>
    public required string Name { get; init; }
    public string? PhysicalName { get; init; }

    /// <summary>Type in the words of the server, such as <c>varchar(3)</c>.</summary>
    public string? PhysicalType { get; init; }
    public LogicalType? LogicalType { get; init; }
    public LogicalTypeOptions? LogicalTypeOptions { get; init; }
    /// <summary>True when no new use should start; since ODCS 3.2. Default false.</summary>
    public bool Deprecated { get; init; }
    public string? Description { get; init; }
    public string? BusinessName { get; init; }

    /// <summary>True when values must not be null. Default false.</summary>
    public bool Required { get; init; }

    /// <summary>True when values are distinct. Default false.</summary>
    public bool Unique { get; init; }
    public bool PrimaryKey { get; init; }

    /// <summary>Place in the primary key, counted from 1; null when not given (the standard's default is -1).</summary>
    public int? PrimaryKeyPosition { get; init; }
    public bool Partitioned { get; init; }

    /// <summary>Place in the partition path, counted from 1; null when not given (the standard's default is -1).</summary>
    public int? PartitionKeyPosition { get; init; }

    /// <summary>Free text, usually <c>public</c>, <c>restricted</c> or <c>confidential</c>.</summary>
    public string? Classification { get; init; }
    public string? EncryptedName { get; init; }
    public bool CriticalDataElement { get; init; }

    /// <summary><c>column</c>, <c>measure</c> or <c>dimension</c>; since ODCS 3.2.</summary>
    public string? SemanticType { get; init; }
    public IReadOnlyList<string> TransformSourceObjects { get; init; } = [];
    public string? TransformLogic { get; init; }
    public string? TransformDescription { get; init; }
    public IReadOnlyList<DocumentNode> Examples { get; init; } = [];

    /// <summary>The only values allowed; since ODCS 3.2. Empty means any.</summary>
    public IReadOnlyList<EnumValue> Enum { get; init; } = [];
    public IReadOnlyList<Synonym> Synonyms { get; init; } = [];

    /// <summary>Fields of an <see cref="LogicalType.Object"/>.</summary>
    public IReadOnlyList<SchemaProperty> Properties { get; init; } = [];

    /// <summary>What an <see cref="LogicalType.Array"/> holds.</summary>
    public SchemaProperty? Items { get; init; }

    /// <summary>Keys of a <see cref="LogicalType.Map"/>.</summary>
    public SchemaProperty? Keys { get; init; }

    /// <summary>Values of a <see cref="LogicalType.Map"/>.</summary>
    public SchemaProperty? Values { get; init; }
    public IReadOnlyList<QualityRule> Quality { get; init; } = [];
    public IReadOnlyList<Relationship> Relationships { get; init; } = [];
    public IReadOnlyList<string> Tags { get; init; } = [];
    public IReadOnlyList<AuthoritativeDefinition> AuthoritativeDefinitions { get; init; } = [];
    public IReadOnlyList<CustomProperty> CustomProperties { get; init; } = [];
}
