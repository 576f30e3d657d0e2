using System.Text.Json.Serialization;

namespace DataMesh.Client;

/// <summary>How many events of a batch were taken.</summary>
public sealed record EventBatchSummary
{
    [JsonPropertyName("received")]
    public required int Received { get; init; }

    [JsonPropertyName("successful")]
    public required int Successful { get; init; }

    [JsonPropertyName("failed")]
    public required int Failed { get; init; }

    /// <summary>Failed events worth sending again.</summary>
    [JsonPropertyName("retriable")]
    public required int Retriable { get; init; }

    [JsonPropertyName("non_retriable")]
    public required int NonRetriable { get; init; }
}
