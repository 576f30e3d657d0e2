namespace DataMesh.Contracts;

/// <summary>Avro's primitive and logical types in the words of ODCS.</summary>
internal static class AvroTypeWords
{
    /// <summary>Appends a primitive type; false when the word is none.</summary>
    public static bool TryAppend(NodeFields property, string word)
    {
        if (Primitive(word) is not { } type)
            return false;
        property.Type(type, isSized: true);
        return true;
    }

    /// <summary>Appends a type with attributes: an enum, a fixed, or a primitive with its logical type.</summary>
    public static void Append(NodeFields property, DocumentNode schema, string word, Action<string, DocumentNode> named,
        DraftContract draft, string path)
    {
        var logical = schema.FindText("logicalType");
        if (word == "enum")
        {
            property.Type(DataType.Text with { Values = [.. schema.Find("symbols")?.Items.Select(i => i.Text) ?? []] }, isSized: true);
            if (schema.Find("default") is { } preset)
                draft.Note(path, $"default {CompactText.Of(preset)}", "ODCS has no defaults");
        }
        else if (Logical(schema, word, logical) is { } type)
        {
            property.Text("physicalType", type is { Kind: TypeKind.Decimal } ? $"decimal({type.Precision},{type.Scale})"
                : type.Kind == TypeKind.Interval ? "interval" : null);
            property.Type(type, isSized: true);
        }
        else
        {
            if (logical is not null)
                draft.Note(path, $"logicalType {logical}", "it is unknown here; the type below it is used");
            if (word == "fixed")
                property.Type(new DataType(TypeKind.Binary) { Length = (int?)Size(schema.Find("size")), IsFixed = true }, isSized: true);
            else
                named(word, schema.Find("type")!);
        }
    }

    private static DataType? Logical(DocumentNode schema, string word, string? logical) => (word, logical) switch
    {
        ("bytes" or "fixed", "decimal") when Size(schema.Find("precision")) is > 0 and var precision =>
            new DataType(TypeKind.Decimal) { Precision = (int)precision, Scale = (int)(Size(schema.Find("scale")) ?? 0) },
        ("int", "date") => new DataType(TypeKind.Date),
        ("int", "time-millis") or ("long", "time-micros") => new DataType(TypeKind.Time),
        ("long", "timestamp-millis" or "timestamp-micros" or "timestamp-nanos") => new DataType(TypeKind.Timestamp) { IsZoned = true },
        ("long", "local-timestamp-millis" or "local-timestamp-micros" or "local-timestamp-nanos") => new DataType(TypeKind.Timestamp),
        ("string" or "fixed", "uuid") => new DataType(TypeKind.Uuid),
        ("fixed", "duration") => new DataType(TypeKind.Interval),
        _ => null,
    };

    private static DataType? Primitive(string word) => word switch
    {
        "string" => DataType.Text,
        "boolean" => new DataType(TypeKind.Boolean),
        "int" => DataType.Integer(32),
        "long" => DataType.Long,
        "float" => DataType.Double with { Bits = 32 },
        "double" => DataType.Double,
        "bytes" => new DataType(TypeKind.Binary),
        _ => null,
    };

    private static decimal? Size(DocumentNode? node) =>
        node?.Number is >= 0 and <= 1_000_000 && decimal.IsInteger(node.Number.Value) ? node.Number : null;
}
