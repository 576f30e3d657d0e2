using System.Text.Json.Nodes;

namespace DataMesh.Tables;

/// <summary>The file <c>_last_checkpoint</c>: a hint where to begin (Delta protocol, "Last Checkpoint File").</summary>
internal sealed record LastCheckpoint(long Version, int? Parts)
{
    public const string Name = "_last_checkpoint";

    public CheckpointFiles Files(string folder) => new(
        Version,
        Parts is { } parts
            ? [.. Enumerable.Range(1, parts).Select(part => $"{folder}/{CheckpointFiles.Name(Version, part, parts)}")]
            : [$"{folder}/{CheckpointFiles.Name(Version)}"]);

    /// <summary>Null when the hint is broken: then the log is listed.</summary>
    public static LastCheckpoint? Parse(byte[] content)
    {
        try
        {
            return JsonNode.Parse(content) is JsonObject hint && (long?)hint["version"] is { } version and >= 0 && (int?)hint["parts"] is null or (> 0 and <= 100_000)
                ? new(version, (int?)hint["parts"])
                : null;
        }
        catch (Exception broken) when (broken is System.Text.Json.JsonException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    public static byte[] Write(long version, long actions, long bytes, long files) => System.Text.Encoding.UTF8.GetBytes(
        new JsonObject { ["version"] = version, ["size"] = actions, ["sizeInBytes"] = bytes, ["numOfAddFiles"] = files }.ToJsonString());
}
