using System.Globalization;

namespace DataMesh.Contracts;

internal sealed class PostgresDialect : SqlDialect
{
    private const int LongestText = 10_485_760;
    private const int MostDigits = 1000;

    public override string Name => "PostgreSQL";

    public override string DefaultSchema => "public";

    public override int LongestName => 63;

    public override bool CanAddForeignKeys => true;

    public override StringComparer Names => StringComparer.Ordinal;

    public override KeptFields Kept { get; } = Keep([], []);

    public override bool CanBeKey(DataType type) => true;

    public override bool BoundsLength(DataType type) => type.Length <= LongestText;

    public override bool IsJson(DataType type) => type.Kind is TypeKind.Struct or TypeKind.Map or TypeKind.Json
        || (type.Kind == TypeKind.Array && type.Element is { IsNested: true } or { Kind: TypeKind.Json });

    public override string CountItems(string column) => $"cardinality({column})";

    public override string? Matches(string column, string pattern) =>
        SqlPattern.ToPostgres(pattern) is { } translated ? $"{column} ~ {Literal(translated)}" : null;

    public override string TypeName(DataType type, string path, Losses losses)
    {
        if (IsJson(type))
        {
            if (type.Kind != TypeKind.Json)
                losses.Add(path, $"the parts of the {type.Kind.ToString().ToLowerInvariant()}",
                    "PostgreSQL holds it as jsonb, which names no parts");
            return "jsonb";
        }

        return type.Kind switch
        {
            TypeKind.Array => TypeName(type.Element!, path, losses) + "[]",
            TypeKind.Vector => TypeName(type.Element!, path, losses) + "[]",
            TypeKind.Text when BoundsLength(type) => Sized(type.IsFixed ? "char" : "varchar", type.Length),
            TypeKind.Integer => Integer(type),
            TypeKind.Decimal => Decimal(type, path, losses),
            TypeKind.Float => type.Bits == 32 ? "real" : "double precision",
            TypeKind.Time => type.IsZoned ? "timetz" : "time",
            TypeKind.Timestamp => type.IsZoned ? "timestamptz" : "timestamp",
            TypeKind.Binary => "bytea",
            _ => type.Kind.ToString().ToLowerInvariant(),
        };
    }

    private static string Integer(DataType type) => (type.Bits, type.IsUnsigned) switch
    {
        (8, _) or (16, false) => "smallint",
        (16, true) or (32, false) => "integer",
        (32, true) or (64, false) => "bigint",
        (64, true) => "numeric(20,0)",
        _ => "numeric(39,0)",
    };

    private static string Decimal(DataType type, string path, Losses losses)
    {
        if (type.Precision is null)
            return "numeric";
        if (type.Precision is >= 1 and <= MostDigits && type.Scale is >= -MostDigits and <= MostDigits)
            return string.Create(CultureInfo.InvariantCulture, $"numeric({type.Precision},{type.Scale})");
        losses.Add(path, string.Create(CultureInfo.InvariantCulture, $"precision {type.Precision}, scale {type.Scale}"),
            "PostgreSQL has 1 to 1000 digits");
        return "numeric";
    }
}
