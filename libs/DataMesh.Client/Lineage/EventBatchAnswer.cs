using System.Text.Json.Serialization;

namespace DataMesh.Client;

/// <summary>Answer to <c>POST /api/v1/lineage/batch</c>, in OpenLineage's own spelling: each event is taken or refused by itself.</summary>
public sealed record EventBatchAnswer
{
    /// <summary><c>success</c>, <c>partial_success</c> or <c>failure</c>.</summary>
    [JsonPropertyName("status")]
    public required string Status { get; init; }

    [JsonPropertyName("summary")]
    public required EventBatchSummary Summary { get; init; }

    [JsonPropertyName("failed_events")]
    public required IReadOnlyList<RefusedEvent> FailedEvents { get; init; }
}
