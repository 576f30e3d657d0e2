using System.Text.Json.Serialization;

namespace DataMesh.Client;

/// <summary>Where a run is, as the domain sees it.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RunState>))]
public enum RunState
{
    [JsonStringEnumMemberName("accepted")] Accepted,
    [JsonStringEnumMemberName("running")] Running,

    /// <summary>All objects are committed (or were already, by this run id).</summary>
    [JsonStringEnumMemberName("committed")] Committed,

    /// <summary>Nothing of this run is visible; see the error.</summary>
    [JsonStringEnumMemberName("failed")] Failed,
}
