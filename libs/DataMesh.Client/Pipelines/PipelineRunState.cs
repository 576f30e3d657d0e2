using System.Text.Json.Serialization;

namespace DataMesh.Client;

/// <summary>Where a run is, as the scheduler sees it.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PipelineRunState>))]
public enum PipelineRunState
{
    /// <summary>Waits for its turn in the domain's queue.</summary>
    [JsonStringEnumMemberName("queued")] Queued,

    /// <summary>A worker holds its lease.</summary>
    [JsonStringEnumMemberName("running")] Running,

    /// <summary>An attempt failed and another one is due.</summary>
    [JsonStringEnumMemberName("retrying")] Retrying,
    [JsonStringEnumMemberName("succeeded")] Succeeded,
    [JsonStringEnumMemberName("failed")] Failed,
}
