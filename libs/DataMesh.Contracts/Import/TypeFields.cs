namespace DataMesh.Contracts;

/// <summary>A type in the words of ODCS: logical type, its options, and parts.</summary>
internal static class TypeFields
{
    /// <summary>Appends the fields of a type.</summary>
    /// <param name="fields">The property in the making.</param>
    /// <param name="type">Its type.</param>
    /// <param name="isSized">True to say the width of numbers; false when a physical type says it.</param>
    public static NodeFields Type(this NodeFields fields, DataType type, bool isSized)
    {
        fields.Text("logicalType", LogicalTypeOf(type).ToString().ToLowerInvariant()).Mapping("logicalTypeOptions", Options(type, isSized));
        if (type.Values.Count > 0)
            fields.List("enum", [.. type.Values.Distinct().Select(v => new NodeFields().Text("value", v).Build())]);
        return type.Kind switch
        {
            TypeKind.Array => fields.Node("items", Part(type.Element!)),
            TypeKind.Struct => fields.List("properties", Fields(type)),
            TypeKind.Map => fields.Mapping("map", new NodeFields().Node("key", Part(type.Key!)).Node("value", Part(type.Element!))),
            _ => fields,
        };
    }

    /// <summary>The logical type of a type; a number without decimals is an integer.</summary>
    public static LogicalType LogicalTypeOf(DataType type) => type.Kind switch
    {
        TypeKind.Boolean => LogicalType.Boolean,
        TypeKind.Integer or TypeKind.Decimal when type is { Kind: TypeKind.Integer } or { Precision: not null, Scale: <= 0 } =>
            LogicalType.Integer,
        TypeKind.Decimal or TypeKind.Float => LogicalType.Number,
        TypeKind.Date => LogicalType.Date,
        TypeKind.Time => LogicalType.Time,
        TypeKind.Timestamp => LogicalType.Timestamp,
        TypeKind.Json or TypeKind.Struct => LogicalType.Object,
        TypeKind.Array => LogicalType.Array,
        TypeKind.Map => LogicalType.Map,
        TypeKind.Vector => LogicalType.Vector,
        _ => LogicalType.String,
    };

    private static NodeFields Options(DataType type, bool isSized) => type.Kind switch
    {
        TypeKind.Text => new NodeFields().Number("maxLength", type.Length is > 0 ? type.Length : null),
        TypeKind.Uuid => new NodeFields().Text("format", "uuid"),
        TypeKind.Binary => new NodeFields().Number("maxLength", type.Length is > 0 ? type.Length : null).Text("format", "binary"),
        TypeKind.Time or TypeKind.Timestamp => new NodeFields().Flag("timezone", type.IsZoned),
        TypeKind.Integer when isSized => new NodeFields().Text("format", $"{(type.IsUnsigned ? 'u' : 'i')}{type.Bits}"),
        TypeKind.Float when isSized => new NodeFields().Text("format", $"f{type.Bits}"),
        TypeKind.Array when type.Size is >= 0 => new NodeFields().Number("minItems", type.Size).Number("maxItems", type.Size),
        TypeKind.Vector when type.Size is > 0 => new NodeFields().Number("dimensions", type.Size),
        _ => new NodeFields(),
    };

    private static DocumentNode Part(DataType type) => Sized(new NodeFields(), type).Build();

    private static List<DocumentNode> Fields(DataType type)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return [.. type.Fields.Select(f => Sized(new NodeFields().Text("name", DraftNames.Nested(f.Name, taken)), f.Type).Build())];
    }

    private static NodeFields Sized(NodeFields fields, DataType type)
    {
        if (type is { Kind: TypeKind.Decimal, Precision: not null })
            fields.Text("physicalType", $"decimal({type.Precision},{type.Scale})");
        else if (type.Kind is TypeKind.Interval or TypeKind.Json)
            fields.Text("physicalType", type.Kind.ToString().ToLowerInvariant());
        return fields.Type(type, isSized: true);
    }
}
