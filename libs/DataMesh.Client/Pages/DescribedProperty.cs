using System.Text.Json.Nodes;

namespace DataMesh.Client;

/// <summary>A key and value that the standard leaves open.</summary>
public sealed record DescribedProperty
{
    public required string Property { get; init; }

    /// <summary>As JSON; a value of more than 12 levels is given as text.</summary>
    public JsonNode? Value { get; init; }
    public string? Description { get; init; }
}
