using System.Globalization;
using System.Text.Json.Nodes;

namespace DataMesh.Tables;

/// <summary>A column's type, as DuckDB and as the Delta protocol ("Schema Serialization Format") write it.</summary>
public abstract record ColumnType
{
    /// <summary>DuckDB's name of the type.</summary>
    public abstract string DuckDb { get; }

    /// <summary>The type in Delta's schema JSON: a name, or an object for a nested type.</summary>
    public abstract JsonNode ToDelta();

    public static ColumnType String { get; } = new PrimitiveType("VARCHAR", "string");
    public static ColumnType Long { get; } = new PrimitiveType("BIGINT", "long");
    public static ColumnType Integer { get; } = new PrimitiveType("INTEGER", "integer");
    public static ColumnType Short { get; } = new PrimitiveType("SMALLINT", "short");
    public static ColumnType Byte { get; } = new PrimitiveType("TINYINT", "byte");
    public static ColumnType Float { get; } = new PrimitiveType("FLOAT", "float");
    public static ColumnType Double { get; } = new PrimitiveType("DOUBLE", "double");
    public static ColumnType Boolean { get; } = new PrimitiveType("BOOLEAN", "boolean");
    public static ColumnType Binary { get; } = new PrimitiveType("BLOB", "binary");
    public static ColumnType Date { get; } = new PrimitiveType("DATE", "date");

    /// <summary>An instant, microseconds in UTC.</summary>
    public static ColumnType Timestamp { get; } = new PrimitiveType("TIMESTAMP WITH TIME ZONE", "timestamp");

    private static readonly Dictionary<string, ColumnType> Primitives =
        new[] { String, Long, Integer, Short, Byte, Float, Double, Boolean, Binary, Date, Timestamp }
            .ToDictionary(type => ((PrimitiveType)type).Delta, StringComparer.Ordinal);

    /// <exception cref="UnsupportedTableException">The type is none of reader version 1.</exception>
    public static ColumnType FromDelta(JsonNode? node) => node switch
    {
        JsonValue name => FromName(name.GetValue<string>()),
        JsonObject nested => FromNested(nested),
        _ => throw new UnsupportedTableException("The table's schema has a column without a type."),
    };

    private static ColumnType FromName(string name)
    {
        if (Primitives.TryGetValue(name, out var primitive))
        {
            return primitive;
        }

        // decimal(10,2)
        var parts = name.Split('(', ',', ')');
        return parts is ["decimal", var precision, var scale, _]
            ? new DecimalType(int.Parse(precision, CultureInfo.InvariantCulture), int.Parse(scale, CultureInfo.InvariantCulture))
            : throw new UnsupportedTableException($"Columns of type '{name}' need a newer reader of the Delta protocol than version 1.");
    }

    private static ColumnType FromNested(JsonObject nested) => (string?)nested["type"] switch
    {
        "struct" => new StructType([.. nested["fields"]!.AsArray().Select(part => TableColumn.FromDelta(part!.AsObject()))]),
        "array" => new ArrayType(FromDelta(nested["elementType"])),
        "map" => new MapType(FromDelta(nested["keyType"]), FromDelta(nested["valueType"])),
        var other => throw new UnsupportedTableException($"Columns of type '{other}' are not part of the Delta protocol's reader version 1."),
    };
}

/// <summary>A type without parts.</summary>
public sealed record PrimitiveType(string Name, string Delta) : ColumnType
{
    /// <inheritdoc />
    public override string DuckDb => Name;

    /// <inheritdoc />
    public override JsonNode ToDelta() => JsonValue.Create(Delta);
}

/// <summary>Exact decimal: precision 1 to 38, scale 0 to precision.</summary>
public sealed record DecimalType(int Precision, int Scale) : ColumnType
{
    /// <inheritdoc />
    public override string DuckDb => string.Create(CultureInfo.InvariantCulture, $"DECIMAL({Precision},{Scale})");

    /// <inheritdoc />
    public override JsonNode ToDelta() => JsonValue.Create(string.Create(CultureInfo.InvariantCulture, $"decimal({Precision},{Scale})"));
}

/// <summary>Named fields.</summary>
public sealed record StructType(IReadOnlyList<TableColumn> Fields) : ColumnType
{
    /// <inheritdoc />
    public override string DuckDb => $"STRUCT({string.Join(", ", Fields.Select(part => $"{Sql.Identifier(part.Name)} {part.Type.DuckDb}"))})";

    /// <inheritdoc />
    public override JsonNode ToDelta() => new JsonObject { ["type"] = "struct", ["fields"] = new JsonArray([.. Fields.Select(part => part.ToDelta())]) };
}

/// <summary>A list.</summary>
public sealed record ArrayType(ColumnType Element) : ColumnType
{
    /// <inheritdoc />
    public override string DuckDb => Element.DuckDb + "[]";

    /// <inheritdoc />
    public override JsonNode ToDelta() => new JsonObject { ["type"] = "array", ["elementType"] = Element.ToDelta(), ["containsNull"] = true };
}

/// <summary>Keys and values.</summary>
public sealed record MapType(ColumnType Key, ColumnType Value) : ColumnType
{
    /// <inheritdoc />
    public override string DuckDb => $"MAP({Key.DuckDb}, {Value.DuckDb})";

    /// <inheritdoc />
    public override JsonNode ToDelta() => new JsonObject
    {
        ["type"] = "map",
        ["keyType"] = Key.ToDelta(),
        ["valueType"] = Value.ToDelta(),
        ["valueContainsNull"] = true,
    };
}
