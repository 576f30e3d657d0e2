namespace DataMesh.Contracts;

/// <summary>Limits of JSON Schema as options of a logical type; what the type has no option for is noted.</summary>
internal sealed class JsonSchemaKeywords(DraftContract draft)
{
    private static readonly string[] Counts = ["minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties"];
    private static readonly string[] Bounds = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"];

    // Said elsewhere, or nothing that a contract would repeat.
    private static readonly HashSet<string> Handled =
    [
        "$schema", "$id", "$anchor", "$dynamicAnchor", "$vocabulary", "$defs", "definitions", "type", "properties", "required", "items",
        "additionalProperties", "propertyNames", "title", "description", "deprecated", "examples", "enum", "const", "format", "x-odcs",
        "nullable", "example",
    ];

    /// <summary>The options that a shape's keywords make for this type.</summary>
    public NodeFields Options(JsonSchemaShape shape, LogicalType? type, string path)
    {
        var options = new NodeFields();
        foreach (var keyword in shape.Keywords)
        {
            if (Handled.Contains(keyword))
                continue;
            if (Counts.Contains(keyword) || Bounds.Contains(keyword) || keyword is "pattern" or "uniqueItems")
                Option(options, shape, keyword, type, path);
            else
                draft.Note(path, keyword, "ODCS has no counterpart of this keyword");
        }

        Format(options, shape.FindText("format"), type, path);
        return Ranges(options, path);
    }

    private void Option(NodeFields options, JsonSchemaShape shape, string keyword, LogicalType? type, string path)
    {
        var value = shape.Find(keyword)!;
        if (Of(keyword, type) && Value(keyword, value) is { } option)
            options.Node(keyword, option);
        else if (Of(keyword, type) && value.Boolean is { } flag && keyword is "exclusiveMinimum" or "exclusiveMaximum")
            // Until draft 4 a boolean beside the bound.
            options.Node(keyword, flag ? shape.Find(keyword == "exclusiveMinimum" ? "minimum" : "maximum") : null);
        else
            draft.Note(path, $"{keyword} {value.Text}", type is null ? "the schema says no type"
                : $"it is no limit of the logical type {type}");
    }

    private static DocumentNode? Value(string keyword, DocumentNode value)
    {
        if (Counts.Contains(keyword))
            return value.Number is >= 0 and <= int.MaxValue && decimal.IsInteger(value.Number.Value)
                ? DocumentNode.OfNumber(decimal.Truncate(value.Number.Value)) : null;
        return keyword switch
        {
            "pattern" => value.Kind == DocumentNodeKind.Scalar && !value.IsNull ? NodeFields.Quoted(value.Text) : null,
            "uniqueItems" => value.Boolean is { } flag ? DocumentNode.OfBoolean(flag) : null,
            "multipleOf" => value.Number is > 0 ? value : null,
            _ => value.Number is null ? null : value,
        };
    }

    private static bool Of(string keyword, LogicalType? type) => type switch
    {
        LogicalType.String => keyword is "minLength" or "maxLength" or "pattern",
        LogicalType.Integer or LogicalType.Number => Bounds.Contains(keyword),
        LogicalType.Array => keyword is "minItems" or "maxItems" or "uniqueItems",
        LogicalType.Object => keyword is "minProperties" or "maxProperties",
        _ => false,
    };

    private void Format(NodeFields options, string? format, LogicalType? type, string path)
    {
        if (format is null || (type is LogicalType.Date && format == "date"))
            return;
        if (type is LogicalType.Timestamp or LogicalType.Time)
            options.Flag("timezone", true);
        else if (type == LogicalType.String && format.Length > 0)
            options.Text("format", format);
        else if (Width(format, type) is { } width)
            options.Text("format", width);
        else
            draft.Note(path, $"format {format}", "the logical type has no such format");
    }

    // Formats of OpenAPI.
    private static string? Width(string format, LogicalType? type) => (type, format) switch
    {
        (LogicalType.Integer, "int32") => "i32",
        (LogicalType.Integer, "int64") => "i64",
        (LogicalType.Number, "float") => "f32",
        (LogicalType.Number, "double") => "f64",
        _ => null,
    };

    // No value meets such limits, and a contract that says so is refused.
    private NodeFields Ranges(NodeFields options, string path)
    {
        var built = options.Build();
        var without = new List<string>();
        foreach (var (lower, upper) in new[] { ("minLength", "maxLength"), ("minItems", "maxItems"), ("minProperties", "maxProperties"),
            ("minimum", "maximum"), ("exclusiveMinimum", "exclusiveMaximum") })
        {
            if (built.Find(lower)?.Number > built.Find(upper)?.Number)
            {
                draft.Note(path, $"{lower} and {upper}", "no value meets both");
                without.AddRange([lower, upper]);
            }
        }

        return without.Count == 0 ? options : new NodeFields().Rest(built, FieldSet.Of([.. without]));
    }
}
