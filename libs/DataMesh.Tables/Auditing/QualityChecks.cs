using DataMesh.Contracts;

namespace DataMesh.Tables;

/// <summary>The quality rules of a contract (ODCS "Data Quality") as checks.</summary>
internal static class QualityChecks
{
    private static readonly HashSet<string> Warnings = new(StringComparer.OrdinalIgnoreCase) { "info", "information", "warning", "warn", "low", "minor" };

    public static IEnumerable<Check> Of(SchemaObject schema, Relations relations) =>
        schema.Quality.Select(rule => Of(rule, schema, property: null, relations))
            .Concat(schema.Properties.SelectMany(property => property.Quality.Select(rule => Of(rule, schema, property, relations))));

    private static Check Of(QualityRule rule, SchemaObject schema, SchemaProperty? property, Relations relations)
    {
        var check = new Check
        {
            Rule = rule.Name ?? rule.Id ?? rule.Metric ?? rule.Type.ToString().ToLowerInvariant(),
            Property = property?.Name,
            Blocking = rule.Severity is null || !Warnings.Contains(rule.Severity),
            Demands = [.. rule.Expectations.Select(Demand.Of)],
            Counted = "the value",
        };
        return rule.Type switch
        {
            QualityType.Text => check with { Obstacle = "it is text for people; give it a metric or a query to have it executed" },
            QualityType.Custom => check with { Obstacle = $"it is written for the engine '{rule.Engine ?? "unknown"}', which is not part of the mesh" },
            _ when check.Demands.Count == 0 => check with { Obstacle = "it has no operator (mustBe, mustBeLessThan, …) to compare with" },
            QualityType.Sql => OfSql(check, rule, schema, property),
            _ => LibraryMetrics.Complete(check, rule, property, relations),
        };
    }

    private static Check OfSql(Check check, QualityRule rule, SchemaObject schema, SchemaProperty? property) => string.IsNullOrWhiteSpace(rule.Query)
        ? check with { Obstacle = "it has no query" }
        : check with { Query = Fill(rule.Query, schema, property), Counted = "the query's value" };

    /// <summary>Placeholders in both notations of the standard's versions; a final semicolon is no part of a query.</summary>
    private static string Fill(string query, SchemaObject schema, SchemaProperty? property)
    {
        var filled = query.Trim().TrimEnd(';');
        foreach (var name in new[] { "${object}", "{object}", "${table}", "{table}" })
        {
            filled = filled.Replace(name, Sql.Identifier(schema.Name), StringComparison.Ordinal);
        }

        foreach (var name in new[] { "${property}", "{property}", "${column}", "{column}" })
        {
            filled = property is null ? filled : filled.Replace(name, Sql.Identifier(property.Name), StringComparison.Ordinal);
        }

        return filled;
    }
}
