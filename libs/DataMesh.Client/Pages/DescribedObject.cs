namespace DataMesh.Client;

/// <summary>A table of a contract.</summary>
public sealed record DescribedObject
{
    public required string Name { get; init; }
    public string? PhysicalName { get; init; }
    public string? BusinessName { get; init; }
    public string? Description { get; init; }

    /// <summary>What one row is.</summary>
    public string? Granularity { get; init; }

    /// <summary>True, or absent.</summary>
    public bool? Deprecated { get; init; }
    public required IReadOnlyList<DescribedColumn> Columns { get; init; }

    /// <summary>Columns in the order of the key.</summary>
    public IReadOnlyList<string>? PrimaryKey { get; init; }

    /// <summary>Columns in the order of the key.</summary>
    public IReadOnlyList<string>? PartitionKey { get; init; }

    /// <summary>Rules about the whole object; those about a column are there.</summary>
    public IReadOnlyList<DescribedRule>? Quality { get; init; }
    public IReadOnlyList<DescribedRelationship>? Relationships { get; init; }
    public IReadOnlyList<string>? Synonyms { get; init; }
    public IReadOnlyList<string>? Tags { get; init; }
    public IReadOnlyList<DescribedLink>? Links { get; init; }
    public IReadOnlyList<DescribedProperty>? CustomProperties { get; init; }
}
