using System.Text.Json.Nodes;

namespace DataMesh.Client;

/// <summary>A column, or a part of one.</summary>
public sealed record DescribedColumn
{
    public required string Name { get; init; }

    /// <summary>Logical type, such as <c>integer</c>.</summary>
    public string? Type { get; init; }
    public string? PhysicalType { get; init; }
    public string? PhysicalName { get; init; }
    public string? BusinessName { get; init; }
    public string? Description { get; init; }

    /// <summary>True, or absent.</summary>
    public bool? Required { get; init; }

    /// <summary>True, or absent.</summary>
    public bool? Unique { get; init; }

    /// <summary>True, or absent.</summary>
    public bool? PrimaryKey { get; init; }

    /// <summary>True, or absent.</summary>
    public bool? Deprecated { get; init; }

    /// <summary>True for a critical data element, or absent.</summary>
    public bool? Critical { get; init; }
    public string? Classification { get; init; }
    public string? EncryptedName { get; init; }

    /// <summary><c>column</c>, <c>measure</c> or <c>dimension</c>.</summary>
    public string? SemanticType { get; init; }

    /// <summary>Bounds of the type as the document writes them (<c>logicalTypeOptions</c>).</summary>
    public JsonNode? Options { get; init; }
    public IReadOnlyList<JsonNode?>? Examples { get; init; }

    /// <summary>The only values allowed.</summary>
    public IReadOnlyList<DescribedValue>? Values { get; init; }
    public IReadOnlyList<DescribedRule>? Quality { get; init; }
    public IReadOnlyList<DescribedRelationship>? Relationships { get; init; }

    /// <summary>How it is made, in words or in code.</summary>
    public string? Transform { get; init; }

    /// <summary>What it is made from.</summary>
    public IReadOnlyList<string>? TransformSources { get; init; }
    public IReadOnlyList<string>? Synonyms { get; init; }
    public IReadOnlyList<string>? Tags { get; init; }
    public IReadOnlyList<DescribedLink>? Links { get; init; }
    public IReadOnlyList<DescribedProperty>? CustomProperties { get; init; }

    /// <summary>Fields of an object, items of an array, keys and values of a map; ten levels at most.</summary>
    public IReadOnlyList<DescribedColumn>? Parts { get; init; }
}
