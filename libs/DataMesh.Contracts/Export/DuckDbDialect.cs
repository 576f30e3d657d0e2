using System.Globalization;

namespace DataMesh.Contracts;

internal sealed class DuckDbDialect : SqlDialect
{
    private const int MostDigits = 38;
    private const int LongestVector = 100_000;

    public override string Name => "DuckDB";

    public override string DefaultSchema => "main";

    public override int LongestName => int.MaxValue;

    public override bool CanAddForeignKeys => false;

    // Quoted names too: "A" and "a" are one column.
    public override StringComparer Names => StringComparer.OrdinalIgnoreCase;

    public override KeptFields Kept { get; } = Keep(["properties", "map"], ["properties", "map"]);

    public override bool CanBeKey(DataType type) => !type.IsNested && type.Kind != TypeKind.Interval;

    public override bool BoundsLength(DataType type) => false;

    public override bool IsJson(DataType type) => type.Kind == TypeKind.Json;

    public override string CountItems(string column) => $"len({column})";

    public override string? Matches(string column, string pattern) =>
        SqlPattern.IsShared(pattern) ? $"regexp_matches({column}, {Literal(pattern)})" : null;

    public override string TypeName(DataType type, string path, Losses losses) => type.Kind switch
    {
        TypeKind.Text => "VARCHAR",
        TypeKind.Integer => Integer(type),
        TypeKind.Decimal => Decimal(type, path, losses),
        TypeKind.Float => type.Bits == 32 ? "FLOAT" : "DOUBLE",
        TypeKind.Time => type.IsZoned ? "TIME WITH TIME ZONE" : "TIME",
        TypeKind.Timestamp => type.IsZoned ? "TIMESTAMP WITH TIME ZONE" : "TIMESTAMP",
        TypeKind.Binary => "BLOB",
        TypeKind.Array => TypeName(type.Element!, path, losses) + "[]",
        TypeKind.Vector when type.Size is >= 1 and <= LongestVector =>
            string.Create(CultureInfo.InvariantCulture, $"{TypeName(type.Element!, path, losses)}[{type.Size}]"),
        TypeKind.Vector => TypeName(type.Element!, path, losses) + "[]",
        TypeKind.Map => $"MAP({TypeName(type.Key!, path, losses)}, {TypeName(type.Element!, path, losses)})",
        TypeKind.Struct => $"STRUCT({string.Join(", ",
            type.Fields.Select(f => $"{Identifier(f.Name)} {TypeName(f.Type, path, losses)}"))})",
        _ => type.Kind.ToString().ToUpperInvariant(),
    };

    private static string Integer(DataType type)
    {
        var name = type.Bits switch { 8 => "TINYINT", 16 => "SMALLINT", 32 => "INTEGER", 64 => "BIGINT", _ => "HUGEINT" };
        return type.IsUnsigned ? "U" + name : name;
    }

    private static string Decimal(DataType type, string path, Losses losses)
    {
        if (type.Precision is >= 1 and <= MostDigits && type.Scale >= 0 && type.Scale <= type.Precision)
            return string.Create(CultureInfo.InvariantCulture, $"DECIMAL({type.Precision},{type.Scale})");
        losses.Add(path, type.Precision is null ? "an exact number of any size"
                : string.Create(CultureInfo.InvariantCulture, $"precision {type.Precision}, scale {type.Scale}"),
            "DuckDB's DECIMAL has 1 to 38 digits; DOUBLE is used");
        return "DOUBLE";
    }
}
