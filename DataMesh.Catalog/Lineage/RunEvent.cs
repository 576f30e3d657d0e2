using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using DataMesh.Client;

namespace DataMesh.Catalog.Lineage;

/// <summary>What the catalog reads from an OpenLineage RunEvent (OpenLineage 2); everything else is kept with the event.</summary>
internal sealed record RunEvent
{
    public required JsonObject Body { get; init; }
    public required string Type { get; init; }
    public required DateTimeOffset EventTime { get; init; }
    public required string RunId { get; init; }
    public required string JobNamespace { get; init; }
    public required string JobName { get; init; }
    public required IReadOnlyList<RunDataset> Inputs { get; init; }
    public required IReadOnlyList<RunDataset> Outputs { get; init; }
    public string? Error { get; init; }
    public string? TraceParent { get; init; }

    /// <summary>Checks of the mesh's own facet, or of the standard's assertions; null when the event says nothing about quality.</summary>
    public IReadOnlyList<CheckResult>? Checks { get; init; }

    /// <summary>States that end a run; nothing that arrives later starts it again.</summary>
    public bool IsTerminal => Type is "COMPLETE" or "FAIL" or "ABORT";

    /// <exception cref="FormatException">A required field is missing or of another type; the message begins with its JSON path.</exception>
    public static RunEvent Read(JsonNode? node)
    {
        var body = node as JsonObject ?? throw new FormatException("$: an OpenLineage event is a JSON object.");
        var mesh = Find(body, "run", "facets", "datamesh_run") as JsonObject;
        var outputs = Datasets(body, "outputs");
        return new()
        {
            Body = body,
            Type = Optional(body, "eventType")?.ToUpperInvariant() ?? "OTHER",
            EventTime = Time(Text(body, "eventTime")),
            RunId = Text(body, "run", "runId"),
            JobNamespace = Text(body, "job", "namespace"),
            JobName = Text(body, "job", "name"),
            Inputs = Datasets(body, "inputs"),
            Outputs = [.. outputs.Select(output => output.WithTotals(mesh))],
            Error = Optional(body, "run", "facets", "errorMessage", "message"),
            TraceParent = mesh is null ? null : Optional(mesh, "traceparent"),
            Checks = ChecksOf(mesh) ?? Assertions(outputs),
        };
    }

    private static List<CheckResult>? ChecksOf(JsonObject? mesh)
    {
        try
        {
            return mesh?["checks"]?.Deserialize<List<CheckResult>>(MeshJson.Options);
        }
        catch (JsonException broken)
        {
            throw new FormatException($"$.run.facets.datamesh_run.checks{broken.Path?.TrimStart('$')}: {broken.Message}");
        }
    }

    private static List<CheckResult>? Assertions(List<RunDataset> outputs)
    {
        var checks = outputs.SelectMany(output => output.Assertions.Select(assertion => assertion with { Object = output.Table?.Object ?? output.Name })).ToList();
        return checks.Count == 0 ? null : checks;
    }

    private static List<RunDataset> Datasets(JsonObject body, string field) => body[field] switch
    {
        null => [],
        JsonArray datasets => [.. datasets.Select((dataset, index) => RunDataset.Read(dataset, $"$.{field}[{index}]"))],
        _ => throw new FormatException($"$.{field}: a list of datasets is expected."),
    };

    private static DateTimeOffset Time(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time.ToUniversalTime()
            : throw new FormatException("$.eventTime: a date and time in ISO 8601 is expected.");

    internal static string Text(JsonObject body, params string[] path) =>
        Optional(body, path) is { Length: > 0 } text ? text : throw new FormatException($"$.{string.Join('.', path)}: a text is required.");

    internal static string? Optional(JsonObject body, params string[] path) =>
        Find(body, path) is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    internal static JsonNode? Find(JsonObject body, params string[] path) =>
        path.Aggregate((JsonNode?)body, (node, name) => (node as JsonObject)?[name]);
}
