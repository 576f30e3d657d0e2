using System.Globalization;
using DataMesh.Contracts;

namespace DataMesh.Tables;

/// <summary>What the schema of a contract promises without any quality rule: keys, required and unique values, limits of types.</summary>
internal static class SchemaChecks
{
    public static IEnumerable<Check> Of(DataContract contract, SchemaObject schema, Relations relations)
    {
        if (schema.PrimaryKeys is { Count: > 0 } keys)
        {
            yield return PrimaryKey(keys, relations);
        }

        foreach (var property in schema.Properties)
        {
            var column = Sql.Identifier(property.Name);
            if (property.Required && !property.PrimaryKey)
            {
                yield return Rows("required", property, $"{column} IS NULL", "rows without a value", relations);
            }

            if (property.Unique)
            {
                yield return new()
                {
                    Rule = "unique",
                    Property = property.Name,
                    Blocking = true,
                    Query = $"SELECT count({column}) - count(DISTINCT {column}) FROM {relations.All}",
                    Demands = Check.None,
                    Counted = "repeated values",
                    Unit = "rows",
                };
            }

            foreach (var (rule, condition) in Limits(contract, property, column))
            {
                yield return Rows(rule, property, $"{column} IS NOT NULL AND NOT ({condition})", $"values beyond '{rule}'", relations);
            }
        }
    }

    private static Check PrimaryKey(IReadOnlyList<SchemaProperty> keys, Relations relations)
    {
        var columns = keys.Select(key => Sql.Identifier(key.Name)).ToList();
        var list = string.Join(", ", columns);
        var missing = string.Join(" OR ", columns.Select(column => $"{column} IS NULL"));
        return new()
        {
            Rule = "primaryKey",
            Property = keys.Count == 1 ? keys[0].Name : null,
            Blocking = true,
            Query = $"SELECT (SELECT count(*) FROM {relations.All} WHERE {missing}) + (SELECT count(*) FROM {relations.All}) "
                + $"- (SELECT count(*) FROM (SELECT DISTINCT {list} FROM {relations.All}))",
            Demands = Check.None,
            Counted = $"rows whose key ({string.Join(", ", keys.Select(key => key.Name))}) is missing or repeated",
            Unit = "rows",
        };
    }

    private static Check Rows(string rule, SchemaProperty property, string broken, string counted, Relations relations) => new()
    {
        Rule = rule,
        Property = property.Name,
        Blocking = true,
        Query = $"SELECT count(*) FROM {relations.New} WHERE {broken}",
        Demands = Check.None,
        Counted = counted,
        Unit = "rows",
    };

    private static IEnumerable<(string Rule, string Condition)> Limits(DataContract contract, SchemaProperty property, string column)
    {
        if (property.Enum.Count > 0)
        {
            yield return ("enum", $"{column}::VARCHAR IN ({string.Join(", ", property.Enum.Select(value => Sql.Literal(value.Value.Text)))})");
        }

        if (property.LogicalTypeOptions is not { } options)
        {
            yield break;
        }

        if (property.LogicalType is LogicalType.String or null)
        {
            foreach (var limit in TextLimits(options, column))
            {
                yield return limit;
            }
        }

        foreach (var limit in RangeLimits(contract, property, options, column))
        {
            yield return limit;
        }

        if (options.MinItems is { } fewest)
        {
            yield return ("minItems", string.Create(CultureInfo.InvariantCulture, $"len({column}) >= {fewest}"));
        }

        if (options.MaxItems is { } most)
        {
            yield return ("maxItems", string.Create(CultureInfo.InvariantCulture, $"len({column}) <= {most}"));
        }

        if (options.UniqueItems == true)
        {
            yield return ("uniqueItems", $"len({column}) = len(list_distinct({column}))");
        }
    }

    private static IEnumerable<(string Rule, string Condition)> TextLimits(LogicalTypeOptions options, string column)
    {
        if (options.MinLength is { } shortest)
        {
            yield return ("minLength", string.Create(CultureInfo.InvariantCulture, $"length({column}) >= {shortest}"));
        }

        if (options.MaxLength is { } longest)
        {
            yield return ("maxLength", string.Create(CultureInfo.InvariantCulture, $"length({column}) <= {longest}"));
        }

        if (options.Pattern is { } pattern)
        {
            yield return ("pattern", $"regexp_matches({column}, {Sql.Literal(pattern)})");
        }
    }

    private static IEnumerable<(string Rule, string Condition)> RangeLimits(
        DataContract contract, SchemaProperty property, LogicalTypeOptions options, string column)
    {
        // Until 3.0 exclusiveMinimum and exclusiveMaximum are switches of minimum and maximum; since 3.1 they are bounds of their own.
        var switches = contract.ApiVersion.TrimStart('v').StartsWith("3.0", StringComparison.Ordinal);
        if (options.Minimum is { } minimum)
        {
            yield return ("minimum", $"{column} {(switches && options.ExclusiveMinimum?.Boolean == true ? ">" : ">=")} {Bound(property, minimum)}");
        }

        if (options.Maximum is { } maximum)
        {
            yield return ("maximum", $"{column} {(switches && options.ExclusiveMaximum?.Boolean == true ? "<" : "<=")} {Bound(property, maximum)}");
        }

        if (!switches && options.ExclusiveMinimum is { } above)
        {
            yield return ("exclusiveMinimum", $"{column} > {Bound(property, above)}");
        }

        if (!switches && options.ExclusiveMaximum is { } below)
        {
            yield return ("exclusiveMaximum", $"{column} < {Bound(property, below)}");
        }

        if (options.MultipleOf is { } step)
        {
            yield return ("multipleOf", string.Create(CultureInfo.InvariantCulture, $"{column} % {step} = 0"));
        }
    }

    private static string Bound(SchemaProperty property, DocumentNode bound) => property.LogicalType switch
    {
        LogicalType.Date => $"DATE {Sql.Literal(bound.Text)}",
        LogicalType.Timestamp => $"TIMESTAMPTZ {Sql.Literal(bound.Text)}",
        LogicalType.Time => Sql.Literal(bound.Text),
        _ when bound.Number is { } number => number.ToString(CultureInfo.InvariantCulture),
        _ => Sql.Literal(bound.Text),
    };
}
