using System.Text.Json.Serialization;

namespace DataMesh.Sdk.Rest;

/// <summary>OData service document (OData JSON format 4.01, section 5).</summary>
public sealed record ServiceDocument
{
    [JsonPropertyName("@odata.context")]
    public required string Context { get; init; }
    public required IReadOnlyList<ServiceDocumentEntry> Value { get; init; }
}
