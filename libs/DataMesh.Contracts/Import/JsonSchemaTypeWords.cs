namespace DataMesh.Contracts;

/// <summary>The one type of a shape, and the values it allows.</summary>
internal static class JsonSchemaTypeWords
{
    /// <summary>The type, or null when there is none or several.</summary>
    public static (string? Type, bool IsNullable) Read(JsonSchemaShape shape, DraftContract draft, string path)
    {
        var given = shape.Find("type");
        var types = given is null ? [] : given.Kind == DocumentNodeKind.Sequence ? given.Items.Select(i => i.Text).ToList() : [given.Text];
        var isNullable = types.Remove("null") || shape.IsNullable || shape.Find("nullable")?.Boolean == true;
        if (types.Count > 1 && types.TrueForAll(t => t is "integer" or "number"))
            types = ["number"];
        if (types.Count == 1)
            return (types[0], isNullable);
        if (types.Count > 1)
        {
            draft.Note(path, $"the types {string.Join(", ", types)}", "a property of ODCS has one type");
            return (null, isNullable);
        }

        var type = Guess(shape);
        if (type is null && shape.Find(JsonSchemaExport.Annotation) is null)
            draft.Note(path, "its type", "the schema names none that a contract could");
        return (type, isNullable);
    }

    /// <summary>The values of <c>enum</c> or <c>const</c> that are of the logical type; the others are noted.</summary>
    public static IReadOnlyList<DocumentNode> Enum(JsonSchemaShape shape, LogicalType? type, DraftContract draft, string path)
    {
        var values = Values(shape).Where(v => !v.IsNull).ToList();
        var fitting = values.Where(v => Fits(v, type)).DistinctBy(v => (v.ScalarType, v.Text)).ToList();
        if (fitting.Count < values.Count)
            draft.Note(path, $"{values.Count - fitting.Count} of {values.Count} allowed values",
                "they are given twice, or not of the logical type");
        return [.. fitting.Select(v => new NodeFields().Node("value", v.ScalarType == ScalarType.Text ? NodeFields.Quoted(v.Text) : v)
            .Build())];
    }

    private static IReadOnlyList<DocumentNode> Values(JsonSchemaShape shape) =>
        shape.Find("const") is { } constant ? [constant] : shape.Find("enum")?.Items ?? [];

    private static bool Fits(DocumentNode value, LogicalType? type) => value.Kind == DocumentNodeKind.Scalar && type switch
    {
        LogicalType.String or LogicalType.Date or LogicalType.Time or LogicalType.Timestamp => value.ScalarType == ScalarType.Text,
        LogicalType.Integer => value.Number is { } number && decimal.IsInteger(number),
        LogicalType.Number => value.ScalarType is ScalarType.Integer or ScalarType.Number,
        LogicalType.Boolean => value.ScalarType == ScalarType.Boolean,
        null => true,
        _ => false,
    };

    private static string? Guess(JsonSchemaShape shape)
    {
        if (shape.Find("properties") is not null)
            return "object";
        if (shape.Find("items") is not null)
            return "array";
        var types = Values(shape).Where(v => !v.IsNull).Select(v => v.Kind == DocumentNodeKind.Scalar ? v.ScalarType : (ScalarType?)null)
            .Distinct().ToList();
        return types switch
        {
            [ScalarType.Text] => "string",
            [ScalarType.Integer] => "integer",
            [ScalarType.Number] => "number",
            [ScalarType.Boolean] => "boolean",
            _ => null,
        };
    }
}
