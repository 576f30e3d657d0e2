namespace DataMesh.Contracts;

/// <summary>A property as JSON Schema.</summary>
internal static class JsonSchemaProperty
{
    private static readonly string[] Formats = ["email", "uuid", "uri", "hostname", "ipv4", "ipv6"];

    /// <summary>Appends <c>properties</c> and <c>required</c> of an object.</summary>
    public static void AppendFields(NodeFields schema, IReadOnlyList<SchemaProperty> properties, DocumentNode node,
        IReadOnlyList<string> alsoRequired, string path, Losses losses)
    {
        var fields = new NodeFields();
        var nodes = node.Find("properties");
        for (var i = 0; i < properties.Count; i++)
        {
            var property = properties[i];
            var isRequired = property.Required || property.PrimaryKey;
            fields.Node(property.Name, Schema(property, nodes!.Items[i], $"{path}.properties[{i}]", isNullable: !isRequired, losses));
        }

        schema.Mapping("properties", fields);
        schema.Texts("required", properties.Where(p => p.Required || p.PrimaryKey).Select(p => p.Name).Union(alsoRequired));
    }

    public static DocumentNode Schema(SchemaProperty property, DocumentNode node, string path, bool isNullable, Losses losses)
    {
        var schema = new NodeFields().Text("title", property.BusinessName).Text("description", property.Description)
            .Flag("deprecated", property.Deprecated);
        var (type, format) = Words(property);
        if (type is not null)
            schema.Node("type", isNullable ? DocumentNode.OfSequence([NodeFields.Quoted(type), NodeFields.Quoted("null")])
                : NodeFields.Quoted(type));
        schema.Text("format", format);
        if (property.Enum.Count > 0)
            schema.List("enum", [.. property.Enum.Select(v => v.Value), .. isNullable ? [NodeFields.Null] : Array.Empty<DocumentNode>()]);
        var kept = Options(schema, property, format, path, losses);
        Parts(schema, property, node, path, losses);
        schema.List("examples", property.Examples);
        return schema.Mapping(JsonSchemaExport.Annotation, Annotation(property, node, type, format, kept)).Build();
    }

    // JSON Schema's date-time and time are those of RFC 3339, which end in an offset.
    private static (string? Type, string? Format) Words(SchemaProperty property)
    {
        var options = property.LogicalTypeOptions;
        return property.LogicalType switch
        {
            null => (null, null),
            LogicalType.String => ("string", Formats.Contains(options?.Format) ? options!.Format : null),
            LogicalType.Date => ("string", "date"),
            LogicalType.Timestamp => ("string", PropertyTypes.Of(property).IsZoned ? "date-time" : null),
            LogicalType.Time => ("string", PropertyTypes.Of(property).IsZoned ? "time" : null),
            LogicalType.Map => ("object", null),
            LogicalType.Vector => ("array", null),
            { } type => (type.ToString().ToLowerInvariant(), null),
        };
    }

    // What is returned are the options that keywords say.
    private static string[] Options(NodeFields schema, SchemaProperty property, string? format, string path, Losses losses)
    {
        if (property.LogicalTypeOptions is not { } options)
            return [];
        var at = $"{path}.logicalTypeOptions";
        switch (property.LogicalType)
        {
            case LogicalType.String:
                schema.Number("minLength", options.MinLength).Number("maxLength", options.MaxLength).Text("pattern", options.Pattern);
                if (options.Format is not null && format is null)
                    losses.Add($"{at}.format", $"format {options.Format}",
                        "JSON Schema has no such format; it is carried as the annotation x-odcs");
                return ["minLength", "maxLength", "pattern", format is null ? "" : "format"];
            case LogicalType.Integer or LogicalType.Number:
                return Range(schema, options);
            case LogicalType.Array:
                schema.Number("minItems", options.MinItems).Number("maxItems", options.MaxItems)
                    .Flag("uniqueItems", options.UniqueItems == true);
                return ["minItems", "maxItems", "uniqueItems"];
            case LogicalType.Object:
                schema.Number("minProperties", options.MinProperties).Number("maxProperties", options.MaxProperties);
                return ["minProperties", "maxProperties"];
            default:
                if ((options.Minimum ?? options.Maximum ?? options.ExclusiveMinimum ?? options.ExclusiveMaximum) is not null)
                    losses.Add(at, "bounds", "JSON Schema compares numbers only; they are carried as the annotation x-odcs");
                return [];
        }
    }

    private static string[] Range(NodeFields schema, LogicalTypeOptions options)
    {
        // Until ODCS 3.0 a boolean beside the bound; as in JSON Schema until draft 4.
        var isAbove = options.ExclusiveMinimum?.Boolean;
        var isBelow = options.ExclusiveMaximum?.Boolean;
        schema.Node(isAbove == true ? "exclusiveMinimum" : "minimum", options.Minimum)
            .Node(isBelow == true ? "exclusiveMaximum" : "maximum", options.Maximum)
            .Node("exclusiveMinimum", isAbove is null ? options.ExclusiveMinimum : null)
            .Node("exclusiveMaximum", isBelow is null ? options.ExclusiveMaximum : null);
        if (options.MultipleOf is > 0)
            schema.Number("multipleOf", options.MultipleOf);
        return ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"];
    }

    private static void Parts(NodeFields schema, SchemaProperty property, DocumentNode node, string path, Losses losses)
    {
        switch (property.LogicalType)
        {
            case LogicalType.Array when property.Items is { } items:
                schema.Node("items", Schema(items, node.Find("items")!, $"{path}.items", !items.Required, losses));
                break;
            case LogicalType.Vector:
                schema.Node("items", new NodeFields().Text("type", "number").Build())
                    .Number("minItems", property.LogicalTypeOptions?.Dimensions)
                        .Number("maxItems", property.LogicalTypeOptions?.Dimensions);
                break;
            case LogicalType.Map:
                Map(schema, property, node.Find("map"), path, losses);
                break;
            default:
                if (property.Properties.Count > 0)
                    AppendFields(schema, property.Properties, node, property.LogicalTypeOptions?.Required ?? [], path, losses);
                break;
        }
    }

    private static void Map(NodeFields schema, SchemaProperty property, DocumentNode? map, string path, Losses losses)
    {
        if (property.Values is { } values)
            schema.Node("additionalProperties", Schema(values, map!.Find("value")!, $"{path}.map.value", !values.Required, losses));
        if (property.Keys is not { } keys)
            return;
        if (keys.LogicalType is null or LogicalType.String)
            schema.Node("propertyNames", Schema(keys, map!.Find("key")!, $"{path}.map.key", isNullable: false, losses));
        else
            losses.Add($"{path}.map.key", $"keys of type {keys.LogicalType}",
                "keys of JSON are text; they are carried as the annotation x-odcs");
    }

    private static NodeFields Annotation(SchemaProperty property, DocumentNode node, string? type, string? format, string[] kept)
    {
        var annotation = new NodeFields();
        if (JsonSchemaTypes.Of(type, format) != property.LogicalType || property.LogicalType is null)
            annotation.Text("logicalType", property.LogicalType?.ToString().ToLowerInvariant());
        var options = new NodeFields().Rest(node.Find("logicalTypeOptions"), FieldSet.Of(kept));
        annotation.Mapping("logicalTypeOptions", options);
        var enums = property.Enum.Any(v => v.Label is not null || v.Node.Entries.Count > 1 || v.Description is not null || v.Id is not null)
            ? node.Find("enum") : null;
        annotation.Node("enum", enums);
        // Required follows from nullability, but a key that is not required by its own words stays so.
        if (property.PrimaryKey && !property.Required)
            annotation.Node("required", DocumentNode.OfBoolean(false));
        if (property.LogicalType == LogicalType.Map && property.Keys is { LogicalType: not (null or LogicalType.String) })
            annotation.Node("map", node.Find("map"));
        if (property.Name.Length > 0 && node.Find("name") is null)
            annotation.Text("name", property.Name);
        return annotation.Rest(node, FieldSet.Of("name", "businessName", "description", "deprecated", "required", "examples", "properties",
            "items", "map", "logicalType", "logicalTypeOptions", "enum"));
    }
}
