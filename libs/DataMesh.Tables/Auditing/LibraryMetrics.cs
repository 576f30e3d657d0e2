using DataMesh.Contracts;

namespace DataMesh.Tables;

/// <summary>The metrics of the ODCS library: nullValues, missingValues, invalidValues, duplicateValues, rowCount.</summary>
internal static class LibraryMetrics
{
    public static Check Complete(Check check, QualityRule rule, SchemaProperty? property, Relations relations)
    {
        var percent = string.Equals(rule.Unit, "percent", StringComparison.OrdinalIgnoreCase);
        var unit = check with { Unit = percent ? "percent" : "rows" };
        return (rule.Metric, property) switch
        {
            ("rowCount", _) => unit with { Query = $"SELECT count(*) FROM {relations.All}", Counted = "the row count" },
            ("nullValues", not null) => Rows(unit, $"{Column(property)} IS NULL", relations.New, percent, "rows without a value"),
            ("missingValues", not null) => Rows(unit, Missing(rule, property), relations.New, percent, "missing values"),
            ("invalidValues" or "validValues", not null) => Invalid(unit, rule, property, relations, percent),
            ("duplicateValues" or "duplicateCount", _) => Duplicates(unit, rule, property, relations, percent),
            ("nullValues" or "missingValues" or "invalidValues", null) => unit with { Obstacle = $"'{rule.Metric}' is a metric of a property, not of an object" },
            _ => unit with { Obstacle = $"the library has no metric '{rule.Metric}'" },
        };
    }

    private static Check Invalid(Check check, QualityRule rule, SchemaProperty property, Relations relations, bool percent)
    {
        var conditions = new List<string>();
        if (Texts(rule, "validValues") is { Count: > 0 } valid)
        {
            conditions.Add($"{Column(property)}::VARCHAR IN ({string.Join(", ", valid.Select(Sql.Literal))})");
        }

        if (rule.Arguments?.FindText("pattern") is { } pattern)
        {
            conditions.Add($"regexp_matches({Column(property)}::VARCHAR, {Sql.Literal(pattern)})");
        }

        return conditions.Count == 0
            ? check with { Obstacle = "it names neither 'validValues' nor a 'pattern' among its arguments" }
            : Rows(check, $"{Column(property)} IS NOT NULL AND NOT ({string.Join(" AND ", conditions)})", relations.New, percent, "invalid values");
    }

    private static Check Duplicates(Check check, QualityRule rule, SchemaProperty? property, Relations relations, bool percent)
    {
        var columns = property is not null ? [property.Name] : Texts(rule, "properties");
        if (columns.Count == 0)
        {
            return check with { Obstacle = "it does not say which 'properties' must not repeat together" };
        }

        var list = string.Join(", ", columns.Select(Sql.Identifier));
        var present = string.Join(" AND ", columns.Select(column => $"{Sql.Identifier(column)} IS NOT NULL"));
        var repeated = $"(SELECT count(*) FROM {relations.All} WHERE {present}) - (SELECT count(*) FROM (SELECT DISTINCT {list} FROM {relations.All} WHERE {present}))";
        return check with
        {
            Query = percent ? $"SELECT coalesce(100.0 * ({repeated}) / nullif((SELECT count(*) FROM {relations.All}), 0), 0)" : $"SELECT {repeated}",
            Counted = "repeated values",
        };
    }

    /// <summary>Without a list, what is missing is NULL; a null in the list is NULL too.</summary>
    private static string Missing(QualityRule rule, SchemaProperty property)
    {
        var items = rule.Arguments?.Find("missingValues")?.Items ?? [];
        var texts = items.Where(item => !item.IsNull).Select(item => Sql.Literal(item.Text)).ToList();
        var isNull = $"{Column(property)} IS NULL";
        return texts.Count == 0
            ? isNull
            : $"{(items.Any(item => item.IsNull) ? $"{isNull} OR " : string.Empty)}coalesce({Column(property)}::VARCHAR IN ({string.Join(", ", texts)}), false)";
    }

    private static Check Rows(Check check, string broken, string relation, bool percent, string counted) => check with
    {
        Query = percent
            ? $"SELECT coalesce(100.0 * count(*) FILTER (WHERE {broken}) / nullif(count(*), 0), 0) FROM {relation}"
            : $"SELECT count(*) FROM {relation} WHERE {broken}",
        Counted = counted,
    };

    private static List<string> Texts(QualityRule rule, string argument) =>
        [.. rule.Arguments?.Find(argument)?.Items.Where(item => !item.IsNull).Select(item => item.Text) ?? []];

    private static string Column(SchemaProperty property) => Sql.Identifier(property.Name);
}
