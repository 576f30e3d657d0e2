using System.Text.Json.Serialization;

namespace DataMesh.Client;

/// <summary>Why a run starts.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RunTrigger>))]
public enum RunTrigger
{
    [JsonStringEnumMemberName("published")] Published,
    [JsonStringEnumMemberName("cron")] Cron,
    [JsonStringEnumMemberName("upstream")] Upstream,
    [JsonStringEnumMemberName("manual")] Manual,
}
