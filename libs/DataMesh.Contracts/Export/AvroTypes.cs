namespace DataMesh.Contracts;

/// <summary>Types of properties in Avro's words. Named types are named after their place, each once.</summary>
internal sealed class AvroTypes(Losses losses, Func<IReadOnlyList<SchemaProperty>, DocumentNode, string, string,
    List<DocumentNode>> fieldsOf)
{
    private readonly UniqueNames _typeNames = new();

    /// <summary>A name by Avro's rules: letters, digits and underscores, not beginning with a digit.</summary>
    public static string Sanitize(string name)
    {
        var text = string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) || c == '_' ? c : '_'));
        return text.Length == 0 || char.IsAsciiDigit(text[0]) ? "_" + text : text;
    }

    public string TypeName(string name, string path) => Renamed(name, _typeNames.Take(Sanitize(name)), path);

    public string FieldName(string name, UniqueNames taken, string path) =>
        Renamed(name, taken.Take(Sanitize(name)), path);

    public DocumentNode Of(SchemaProperty property, DocumentNode node, string name, string path)
    {
        var type = PropertyTypes.Of(property);
        switch (property.LogicalType)
        {
            case LogicalType.Object when property.Properties.Count > 0:
                var record = _typeNames.Take(name);
                return new NodeFields().Text("type", "record").Text("name", record)
                    .Node("fields", DocumentNode.OfSequence(fieldsOf(property.Properties, node, path, record))).Build();
            case LogicalType.Array:
                return new NodeFields().Text("type", "array")
                    .Node("items", Part(property.Items, node.Find("items"), name + "_item", $"{path}.items"))
                    .Build();
            case LogicalType.Map:
                return Map(property, node.Find("map"), name, path);
            case LogicalType.Vector:
                losses.Add(path, $"{type.Size} dimensions",
                    "Avro has no vectors; an array is used, and the rest is carried as the annotation odcs");
                return new NodeFields().Text("type", "array").Node("items", Scalar(type.Element!, name, path)).Build();
            default:
                return property.Enum.Count > 0 ? Enum(property, type, name, path) : Scalar(type, name, path);
        }
    }

    private DocumentNode Part(SchemaProperty? part, DocumentNode? node, string name, string path)
    {
        if (part is null || node is null)
            return NodeFields.Quoted("string");
        var type = Of(part, node, name, path);
        var annotation = AvroExport.Annotation(part, node, part.Name).Text("description", part.Description);
        // An attribute needs an object to stand on, and a union is none.
        if (!annotation.IsEmpty)
        {
            type = type.Kind == DocumentNodeKind.Mapping
                ? new NodeFields().Rest(type, FieldSet.Of()).Mapping(AvroExport.Attribute, annotation).Build()
                : new NodeFields().Node("type", type).Mapping(AvroExport.Attribute, annotation).Build();
        }

        return part.Required ? type : DocumentNode.OfSequence([NodeFields.Quoted("null"), type]);
    }

    private DocumentNode Map(SchemaProperty property, DocumentNode? map, string name, string path)
    {
        if (property.Keys is { LogicalType: not (null or LogicalType.String) } keys)
            losses.Add($"{path}.map.key", $"keys of type {keys.LogicalType}", "keys of Avro's maps are text");
        var schema = new NodeFields().Text("type", "map")
            .Node("values", Part(property.Values, map?.Find("value"), name + "_value", $"{path}.map.value"));
        return schema.Node("odcs-key", map?.Find("key")).Build();
    }

    private DocumentNode Enum(SchemaProperty property, DataType type, string name, string path)
    {
        var symbols = property.Enum.Select(v => v.Value.Text).ToList();
        var areSymbols = type.Kind == TypeKind.Text && symbols.TrueForAll(s => Sanitize(s) == s)
            && symbols.Distinct().Count() == symbols.Count;
        if (areSymbols)
            return new NodeFields().Text("type", "enum").Text("name", _typeNames.Take(name)).Texts("symbols", symbols).Build();
        losses.Add($"{path}.enum", $"{symbols.Count} allowed values",
            "Avro's symbols are letters, digits and underscores; the values are carried as the annotation odcs");
        return Scalar(type, name, path);
    }

    private DocumentNode Scalar(DataType type, string name, string path)
    {
        if (type.Kind == TypeKind.Array)
            return new NodeFields().Text("type", "array").Node("items", Scalar(type.Element!, name, path)).Build();
        if (type.Kind is TypeKind.Struct or TypeKind.Map or TypeKind.Json or TypeKind.Interval)
            losses.Add(path, $"the type {type.Kind.ToString().ToLowerInvariant()}", "Avro has no such type; text is used");
        if (type is { Kind: TypeKind.Time, IsZoned: true })
            losses.Add(path, "the offset of a time", "Avro's time has none");
        return type.Kind switch
        {
            TypeKind.Boolean => NodeFields.Quoted("boolean"),
            TypeKind.Integer => Integer(type),
            TypeKind.Decimal => Decimal(type, path),
            TypeKind.Float => NodeFields.Quoted(type.Bits == 32 ? "float" : "double"),
            TypeKind.Date => Logical("int", "date"),
            TypeKind.Time => Logical("long", "time-micros"),
            TypeKind.Timestamp => Logical("long", type.IsZoned ? "timestamp-micros" : "local-timestamp-micros"),
            TypeKind.Uuid => Logical("string", "uuid"),
            TypeKind.Binary when type is { IsFixed: true, Length: > 0 } =>
                new NodeFields().Text("type", "fixed").Text("name", _typeNames.Take(name)).Number("size", type.Length).Build(),
            TypeKind.Binary => NodeFields.Quoted("bytes"),
            _ => NodeFields.Quoted("string"),
        };
    }

    // Avro's long has 64 bits with a sign.
    private static DocumentNode Integer(DataType type) => (type.Bits, type.IsUnsigned) switch
    {
        ( <= 16, _) or (32, false) => NodeFields.Quoted("int"),
        (32, true) or (64, false) => NodeFields.Quoted("long"),
        (64, true) => Digits(20, 0),
        _ => Digits(39, 0),
    };

    private DocumentNode Decimal(DataType type, string path)
    {
        if (type.Precision is >= 1 && type.Scale >= 0 && type.Scale <= type.Precision)
            return Digits(type.Precision.Value, type.Scale);
        losses.Add(path, "an exact number of any size", "Avro's decimal needs a precision; double is used");
        return NodeFields.Quoted("double");
    }

    private static DocumentNode Digits(int precision, int scale) => new NodeFields().Text("type", "bytes").Text("logicalType", "decimal")
        .Number("precision", precision).Number("scale", scale).Build();

    private static DocumentNode Logical(string type, string logicalType) =>
        new NodeFields().Text("type", type).Text("logicalType", logicalType).Build();

    private string Renamed(string name, string given, string path)
    {
        if (name != given)
            losses.Add($"{path}.name", name,
                $"Avro's names have letters, digits and underscores; it is called {given}, and its name is carried as the annotation odcs");
        return given;
    }
}
