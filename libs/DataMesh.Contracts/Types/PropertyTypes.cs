namespace DataMesh.Contracts;

/// <summary>
/// The type that a contract promises for a property. The logical type decides what a value is; the physical type and the options say how
/// big it may be.
/// </summary>
internal static class PropertyTypes
{
    private const int Deepest = 64;

    /// <summary>The type of a property; text when the contract says nothing.</summary>
    public static DataType Of(SchemaProperty property) => Of(property, 0);

    /// <summary>
    /// True when the contract's physical type is of another kind than its logical one, or in words that nobody here knows.
    /// </summary>
    public static bool IsPhysicalTypeLeftOut(SchemaProperty property) =>
        property.PhysicalType is not null
        && (ReadTypeText.Read(property.PhysicalType) is not { } physical || Of(property).Kind != physical.Kind);

    private static DataType Of(SchemaProperty property, int depth)
    {
        var physical = ReadTypeText.Read(property.PhysicalType);
        var options = property.LogicalTypeOptions;
        return property.LogicalType switch
        {
            null => physical ?? DataType.Text with { Length = options?.MaxLength },
            LogicalType.String => Text(physical, options),
            LogicalType.Integer => Integer(physical, options?.Format),
            LogicalType.Number => Number(physical, options?.Format),
            LogicalType.Boolean => new DataType(TypeKind.Boolean),
            LogicalType.Date => new DataType(TypeKind.Date),
            LogicalType.Time => Clock(TypeKind.Time, physical, options),
            LogicalType.Timestamp => Clock(TypeKind.Timestamp, physical, options),
            LogicalType.Object => Struct(property, physical, depth),
            LogicalType.Array => Array(property, physical, depth),
            LogicalType.Map => new DataType(TypeKind.Map) { Key = Part(property.Keys, depth), Element = Part(property.Values, depth) },
            _ => new DataType(TypeKind.Vector) { Size = options?.Dimensions, Element = VectorElement(options?.ElementType) },
        };
    }

    private static DataType Text(DataType? physical, LogicalTypeOptions? options)
    {
        if (physical is { Kind: TypeKind.Text })
            return physical with { Length = Least(physical.Length, options?.MaxLength) };
        if (physical is { Kind: TypeKind.Uuid or TypeKind.Binary or TypeKind.Interval })
            return physical;
        return options?.Format switch
        {
            "uuid" => new DataType(TypeKind.Uuid),
            "binary" => new DataType(TypeKind.Binary) { Length = options.MaxLength },
            _ => DataType.Text with { Length = options?.MaxLength },
        };
    }

    private static DataType Integer(DataType? physical, string? format)
    {
        if (format is { Length: > 1 } && format[0] is 'i' or 'u'
            && int.TryParse(format.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture, out var bits))
            return DataType.Integer(bits, unsigned: format[0] == 'u');
        return physical is { Kind: TypeKind.Integer } or { Kind: TypeKind.Decimal, Scale: 0, Precision: not null } ? physical
            : DataType.Long;
    }

    private static DataType Number(DataType? physical, string? format) => format switch
    {
        "f32" => DataType.Double with { Bits = 32 },
        "f64" => DataType.Double,
        _ => physical is { Kind: TypeKind.Decimal or TypeKind.Float } ? physical : DataType.Double,
    };

    private static DataType Clock(TypeKind kind, DataType? physical, LogicalTypeOptions? options) => new(kind)
    {
        IsZoned = options?.Timezone ?? (physical?.Kind == kind && physical.IsZoned),
    };

    private static DataType Struct(SchemaProperty property, DataType? physical, int depth)
    {
        if (property.Properties.Count == 0)
            return physical is { Kind: TypeKind.Struct } ? physical : new DataType(TypeKind.Json);
        return new DataType(TypeKind.Struct) { Fields = [.. property.Properties.Select(p => new TypeField(p.Name, Part(p, depth)))] };
    }

    private static DataType Array(SchemaProperty property, DataType? physical, int depth)
    {
        if (property.Items is null && physical is { Kind: TypeKind.Array })
            return physical;
        return new DataType(TypeKind.Array) { Element = Part(property.Items, depth) };
    }

    // Bounded for contracts made in code; those that were read cannot be deeper.
    private static DataType Part(SchemaProperty? part, int depth) => part is null || depth > Deepest ? DataType.Text : Of(part, depth + 1);

    private static DataType VectorElement(string? type) => type switch
    {
        "float64" => DataType.Double,
        "int8" => DataType.Integer(8),
        "uint8" or "binary" => DataType.Integer(8, unsigned: true),
        _ => DataType.Double with { Bits = 32 },
    };

    private static int? Least(int? left, int? right) => left is null ? right : right is null ? left : Math.Min(left.Value, right.Value);
}
