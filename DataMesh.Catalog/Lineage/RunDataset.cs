using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using DataMesh.Client;

namespace DataMesh.Catalog.Lineage;

/// <summary>An input or output of a run event.</summary>
internal sealed record RunDataset
{
    public required string Namespace { get; init; }
    public required string Name { get; init; }

    /// <summary>The table of the mesh that this is, or null for a dataset of somebody else.</summary>
    public TableReference? Table { get; init; }

    /// <summary>The Delta commit number, from the DatasetVersion facet.</summary>
    public long? DataVersion { get; init; }
    public long? Rows { get; init; }
    public long? Bytes { get; init; }
    public required IReadOnlyList<CheckResult> Assertions { get; init; }

    /// <summary>What its columns are made from, as far as the producer tells.</summary>
    public required IReadOnlyList<ColumnSource> ColumnSources { get; init; }

    /// <exception cref="FormatException">A required field is missing or too long; the message begins with its JSON path.</exception>
    public static RunDataset Read(JsonNode? node, string path, int room)
    {
        var body = node as JsonObject ?? throw new FormatException($"{path}: a dataset is a JSON object.");
        var (space, name) = (RunEvent.Text(body, path, RunEvent.MostBytes, "namespace"), RunEvent.Text(body, path, RunEvent.MostBytes, "name"));
        if (Encoding.UTF8.GetByteCount(space) + Encoding.UTF8.GetByteCount(name) > room)
        {
            throw new FormatException($"{path}: the namespaces and names of the job and of this dataset are together too long to be an edge of the lineage.");
        }

        return new()
        {
            Namespace = space,
            Name = name,
            Table = TableReference.Parse(space, name),
            DataVersion = long.TryParse(RunEvent.Optional(body, "facets", "version", "datasetVersion"), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null,
            Rows = Number(RunEvent.Find(body, "outputFacets", "outputStatistics", "rowCount")),
            Bytes = Number(RunEvent.Find(body, "outputFacets", "outputStatistics", "size")),
            Assertions = AssertionsOf(body, name),
            ColumnSources = ColumnSource.Read(body, path),
        };
    }

    /// <summary>The statistics facet tells what a run wrote; ours tells what the table holds since.</summary>
    public RunDataset WithTotals(JsonObject? mesh)
    {
        var totals = (mesh?["tables"] as JsonArray)?.OfType<JsonObject>().FirstOrDefault(table => RunEvent.Optional(table, "object") == Table?.Object);
        return totals is null ? this : this with { Rows = Number(totals["rows"]) ?? Rows, Bytes = Number(totals["bytes"]) ?? Bytes };
    }

    private static List<CheckResult> AssertionsOf(JsonObject body, string name)
    {
        var assertions = (RunEvent.Find(body, "inputFacets", "dataQualityAssertions", "assertions") ?? RunEvent.Find(body, "facets", "dataQualityAssertions", "assertions")) as JsonArray;
        return
        [
            .. assertions?.OfType<JsonObject>().Select(assertion => new CheckResult
            {
                Rule = RunEvent.Optional(assertion, "assertion") ?? "assertion",
                Object = name,
                Property = RunEvent.Optional(assertion, "column"),
                Status = assertion["success"] is JsonValue value && value.TryGetValue<bool>(out var success) && success ? CheckStatus.Pass : CheckStatus.Fail,
                Blocking = true,
            }) ?? [],
        ];
    }

    private static long? Number(JsonNode? node) => node is JsonValue value && value.TryGetValue<long>(out var number) ? number : null;
}
