using System.Text.Json.Serialization;

namespace DataMesh.Client;

/// <summary>An event of a batch that was not taken.</summary>
public sealed record RefusedEvent
{
    /// <summary>Its place in the batch, from 0.</summary>
    [JsonPropertyName("index")]
    public required int Index { get; init; }

    /// <summary>A sentence that begins with the JSON path of the reason.</summary>
    [JsonPropertyName("reason")]
    public required string Reason { get; init; }

    /// <summary>True when the same event may be taken another time.</summary>
    [JsonPropertyName("retriable")]
    public required bool Retriable { get; init; }
}
