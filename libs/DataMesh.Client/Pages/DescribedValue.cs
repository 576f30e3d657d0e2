using System.Text.Json.Nodes;

namespace DataMesh.Client;

/// <summary>A value that is allowed.</summary>
public sealed record DescribedValue
{
    public JsonNode? Value { get; init; }
    public string? Label { get; init; }
    public string? Description { get; init; }
}
