using System.Text.Json.Nodes;

namespace DataMesh.Catalog.Lineage;

/// <summary>A column of an output and a column that it is made from (OpenLineage, ColumnLineageDatasetFacet).</summary>
internal sealed record ColumnSource(string Column, string FromNamespace, string FromName, string FromColumn)
{
    private const int Most = 10_000;

    /// <exception cref="FormatException">There are too many, or a name is missing or too long; the message begins with the JSON path.</exception>
    public static IReadOnlyList<ColumnSource> Read(JsonObject dataset, string path)
    {
        if (RunEvent.Find(dataset, "facets", "columnLineage", "fields") is not JsonObject fields)
        {
            return [];
        }

        var at = $"{path}.facets.columnLineage.fields";
        List<ColumnSource> sources =
        [
            .. from field in fields
               from source in ((field.Value as JsonObject)?["inputFields"] as JsonArray ?? []).Index()
               let input = source.Item as JsonObject ?? throw new FormatException($"{at}.{field.Key}.inputFields[{source.Index}]: a JSON object is expected.")
               let place = $"{at}.{field.Key}.inputFields[{source.Index}]"
               select new ColumnSource(
                   field.Key,
                   RunEvent.Text(input, place, RunEvent.MostBytes, "namespace"),
                   RunEvent.Text(input, place, RunEvent.MostBytes, "name"),
                   RunEvent.Text(input, place, RunEvent.MostBytes, "field")),
        ];
        return sources.Count <= Most ? sources : throw new FormatException($"{at}: at most {Most} input fields are kept of one dataset; these are {sources.Count}.");
    }
}
