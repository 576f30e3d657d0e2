namespace DataMesh.Contracts;

/// <summary>A column as its database describes it.</summary>
public sealed record ColumnDescription
{
    /// <summary>Name of the column in the source.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// Type in the words of PostgreSQL or DuckDB, domains and enumerations resolved: <c>numeric(10,2)</c>, <c>text[]</c>,
    /// <c>STRUCT(a INTEGER)</c>.
    /// </summary>
    public required string Type { get; init; }

    /// <summary>Name of the type that people know, when it is another, such as a domain's.</summary>
    public string? TypeName { get; init; }

    /// <summary>Default true.</summary>
    public bool IsNullable { get; init; } = true;

    /// <summary>True when the column alone is unique.</summary>
    public bool IsUnique { get; init; }

    /// <summary>Place in the primary key, counted from 1; null when it is no part of it.</summary>
    public int? PrimaryKeyPosition { get; init; }

    /// <summary>Place in the partition key, counted from 1; null when it is no part of it.</summary>
    public int? PartitionKeyPosition { get; init; }

    /// <summary>The comment that the source has; null when it has none.</summary>
    public string? Description { get; init; }

    /// <summary>The values of its enumeration (or of its items'), in order; empty when there is none.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>Values as they are found, which show more than words.</summary>
    public IReadOnlyList<string> Examples { get; init; } = [];
}
