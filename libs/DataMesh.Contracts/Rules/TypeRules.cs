using System.Text.RegularExpressions;

namespace DataMesh.Contracts;

/// <summary>Types that say too little, and limits that no value meets.</summary>
internal static class TypeRules
{
    private const string Section = "ODCS schema.properties";
    private const string Options = "ODCS schema.properties.logicalTypeOptions";
    // Compiling a pattern costs a thousand times its length: enough for any honest contract.
    private const int LongestPattern = 200;
    private const int MostPatterns = 500;

    public static void Check(ElementIndex index, FindingList findings)
    {
        var patterns = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var (_, property) in index.Properties)
        {
            if (findings.IsDecided)
                return;
            CheckParts(property, findings);
            CheckEnum(property, findings);
            if (property.LogicalTypeOptions is { } options)
                CheckOptions(options, findings);
            if (property.LogicalType is null or LogicalType.String && property.LogicalTypeOptions?.Pattern is { } pattern)
                CheckPattern(property.LogicalTypeOptions, pattern, patterns, findings);
        }
    }

    private static void CheckParts(SchemaProperty property, FindingList findings)
    {
        if (property is { LogicalType: LogicalType.Array, Items: null })
        {
            findings.Warning(property.Node.Find("logicalType") ?? property.Node, new Demand("array-without-items", Section),
                "an array does not say what it holds", "add 'items:' with the logicalType of one item");
        }

        ReportStray(property, "items", property.Items is not null, LogicalType.Array, findings);
        ReportStray(property, "map", property.Keys is not null || property.Values is not null, LogicalType.Map, findings);
        ReportStray(property, "properties", property.Properties.Count > 0, LogicalType.Object, findings);
    }

    private static void ReportStray(SchemaProperty property, string part, bool hasPart, LogicalType owner, FindingList findings)
    {
        if (!hasPart || property.LogicalType is not { } type || type == owner || property.Node.Find(part) is not { } node)
            return;
        findings.Warning(node, new Demand("part-of-other-type", Section),
            $"'{part}' belongs to the logical type '{Name(owner)}', but this is '{Name(type)}'",
                $"say 'logicalType: {Name(owner)}', or remove '{part}'");
    }

    private static void CheckEnum(SchemaProperty property, FindingList findings)
    {
        if (property.Node.Find("enum") is { Kind: DocumentNodeKind.Sequence, Items.Count: 0 } empty)
        {
            findings.Error(empty, new Demand("enum-empty", "ODCS schema.properties.enum"), "an enum needs at least one value",
                "add the values, or remove 'enum'");
        }

        foreach (var value in property.Enum.Where(v => v.Node.Find("value") is not null))
        {
            if (value.Value.Kind != DocumentNodeKind.Scalar)
            {
                findings.Error(value.Value, new Demand("wrong-type", "ODCS schema.properties.enum"),
                    "a value of an enum is text, a number or a boolean", "write one value");
            }
            else if (!Fits(value.Value, property.LogicalType))
            {
                findings.Error(value.Value, new Demand("enum-value-type", "ODCS schema.properties.enum"),
                    $"{FindingList.Quote(value.Value.Text)} is no value of the logical type '{Name(property.LogicalType!.Value)}'",
                    property.LogicalType == LogicalType.String ? "put it in quotes"
                        : "write a value of that type, or change the logicalType");
            }
        }
    }

    private static bool Fits(DocumentNode value, LogicalType? type) => type switch
    {
        LogicalType.String or LogicalType.Date or LogicalType.Time or LogicalType.Timestamp => value.ScalarType == ScalarType.Text,
        LogicalType.Integer => value.Number is { } number && decimal.IsInteger(number),
        LogicalType.Number => value.ScalarType is ScalarType.Integer or ScalarType.Number,
        LogicalType.Boolean => value.ScalarType == ScalarType.Boolean,
        _ => true,
    };

    private static void CheckOptions(LogicalTypeOptions options, FindingList findings)
    {
        CheckRange(options, "minLength", options.MinLength, "maxLength", options.MaxLength, findings);
        CheckRange(options, "minItems", options.MinItems, "maxItems", options.MaxItems, findings);
        CheckRange(options, "minProperties", options.MinProperties, "maxProperties", options.MaxProperties, findings);
        CheckRange(options, "minimum", options.Minimum?.Number, "maximum", options.Maximum?.Number, findings);
        CheckRange(options, "exclusiveMinimum", options.ExclusiveMinimum?.Number, "exclusiveMaximum", options.ExclusiveMaximum?.Number,
            findings);
        if (options.MultipleOf <= 0)
        {
            findings.Error(options.Node.Find("multipleOf")!, new Demand("limits-empty", Options), "'multipleOf' must be above 0",
                "write a positive number, or remove it");
        }

    }

    private static void CheckPattern(
        LogicalTypeOptions options, string pattern, Dictionary<string, string?> known, FindingList findings)
    {
        if (!known.TryGetValue(pattern, out var problem))
        {
            if (pattern.Length > LongestPattern || known.Count >= MostPatterns)
                return;
            known.Add(pattern, problem = Problem(pattern));
        }

        if (problem is not null)
        {
            findings.Warning(options.Node.Find("pattern")!, new Demand("pattern-malformed", Options),
                $"the pattern is no regular expression: {problem}", "mend it; ECMA-262 says how they are written");
        }
    }

    private static void CheckRange(LogicalTypeOptions options, string lower, decimal? minimum, string upper, decimal? maximum,
        FindingList findings)
    {
        if (minimum is null || maximum is null || minimum <= maximum)
            return;
        findings.Error(options.Node.Find(upper) ?? options.Node, new Demand("limits-empty", Options),
            $"no value meets '{lower}: {minimum}' and '{upper}: {maximum}'", "swap the two, or remove one");
    }

    private static string? Problem(string pattern)
    {
        try
        {
            _ = new Regex(pattern, RegexOptions.None, TimeSpan.FromSeconds(1));
            return null;
        }
        catch (RegexParseException malformed)
        {
            return $"{malformed.Error} at character {malformed.Offset + 1}";
        }
    }

    private static string Name(LogicalType type) => type.ToString().ToLowerInvariant();
}
