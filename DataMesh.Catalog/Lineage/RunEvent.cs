using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using DataMesh.Catalog.Storage;
using DataMesh.Client;

namespace DataMesh.Catalog.Lineage;

/// <summary>What the catalog reads from an OpenLineage RunEvent (OpenLineage 2); everything else is kept with the event.</summary>
internal sealed record RunEvent
{
    /// <summary>Longest namespace or name, in bytes of UTF-8.</summary>
    internal const int MostBytes = 1024;
    private const int MostRunIdBytes = 255;

    /// <summary>A job and a dataset make one index row; PostgreSQL takes 2,704 bytes.</summary>
    private const int MostEdgeBytes = 2400;
    private static readonly string[] Types = ["START", "RUNNING", "COMPLETE", "ABORT", "FAIL", "OTHER"];
    private static readonly JsonSerializerOptions Strict = new(MeshJson.Options) { RespectNullableAnnotations = true };

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

    /// <exception cref="FormatException">The event cannot be understood or kept; the message begins with the JSON path of the reason.</exception>
    public static RunEvent Read(JsonElement element, string path)
    {
        StorableJson.Check(element, path);
        var body = JsonSerializer.SerializeToNode(element) as JsonObject ?? throw new FormatException($"{path}: an OpenLineage event is a JSON object.");
        var mesh = Find(body, "run", "facets", "datamesh_run") as JsonObject;
        var (space, name) = (Text(body, path, MostBytes, "job", "namespace"), Text(body, path, MostBytes, "job", "name"));
        var room = MostEdgeBytes - Encoding.UTF8.GetByteCount(space) - Encoding.UTF8.GetByteCount(name);
        var outputs = Datasets(body, path, "outputs", room);
        return new()
        {
            Body = body,
            Type = TypeOf(body, path),
            EventTime = Time(Text(body, path, MostBytes, "eventTime"), path),
            RunId = Text(body, path, MostRunIdBytes, "run", "runId"),
            JobNamespace = space,
            JobName = name,
            Inputs = Datasets(body, path, "inputs", room),
            Outputs = [.. outputs.Select(output => output.WithTotals(mesh))],
            Error = Optional(body, "run", "facets", "errorMessage", "message"),
            TraceParent = mesh is null ? null : Optional(mesh, "traceparent"),
            Checks = ChecksOf(mesh, $"{path}.run.facets.datamesh_run.checks") ?? Assertions(outputs),
        };
    }

    private static string TypeOf(JsonObject body, string path)
    {
        var type = Optional(body, "eventType")?.ToUpperInvariant() ?? "OTHER";
        return Types.Contains(type) ? type : throw new FormatException($"{path}.eventType: one of {string.Join(", ", Types)} is expected.");
    }

    private static List<CheckResult>? ChecksOf(JsonObject? mesh, string path)
    {
        try
        {
            var checks = mesh?["checks"]?.Deserialize<List<CheckResult?>>(Strict);
            var (index, broken) = checks?.Index().FirstOrDefault(found => found.Item is null || !Enum.IsDefined(found.Item.Status)) ?? default;
            return checks is null || (broken is null && !checks.Contains(null))
                ? checks?.OfType<CheckResult>().ToList()
                : throw new FormatException(broken is null ? $"{path}[{index}]: a check is a JSON object." : $"{path}[{index}].status: this is no status of a check.");
        }
        catch (JsonException broken)
        {
            throw new FormatException($"{path}{broken.Path?.TrimStart('$')}: {broken.Message}");
        }
    }

    private static List<CheckResult>? Assertions(List<RunDataset> outputs)
    {
        var checks = outputs.SelectMany(output => output.Assertions.Select(assertion => assertion with { Object = output.Table?.Object ?? output.Name })).ToList();
        return checks.Count == 0 ? null : checks;
    }

    private static List<RunDataset> Datasets(JsonObject body, string path, string field, int room) => body[field] switch
    {
        null => [],
        JsonArray datasets => [.. datasets.Select((dataset, index) => RunDataset.Read(dataset, $"{path}.{field}[{index}]", room))],
        _ => throw new FormatException($"{path}.{field}: a list of datasets is expected."),
    };

    private static DateTimeOffset Time(string text, string path) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time.ToUniversalTime()
            : throw new FormatException($"{path}.eventTime: a date and time in ISO 8601 is expected.");

    internal static string Text(JsonObject body, string path, int mostBytes, params string[] names)
    {
        var at = $"{path}.{string.Join('.', names)}";
        var text = Optional(body, names) is { Length: > 0 } found ? found : throw new FormatException($"{at}: a text is required.");
        return Encoding.UTF8.GetByteCount(text) <= mostBytes ? text : throw new FormatException($"{at}: the text is longer than {mostBytes} bytes.");
    }

    internal static string? Optional(JsonObject body, params string[] path) =>
        Find(body, path) is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    internal static JsonNode? Find(JsonObject body, params string[] path) =>
        path.Aggregate((JsonNode?)body, (node, name) => (node as JsonObject)?[name]);
}
