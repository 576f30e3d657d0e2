namespace DataMesh.Contracts;

/// <summary>The names that databases have for types.</summary>
internal static class TypeWords
{
    /// <summary>The type of these words and the numbers in their brackets, or null when they are unknown.</summary>
    public static DataType? Find(string words, IReadOnlyList<int> numbers) => words switch
    {
        "text" or "string" or "clob" or "citext" or "name" or "xml" or "bpchar" or "varchar" or "character varying" or "nvarchar"
            or "nvarchar2" or "varchar2" => DataType.Text with { Length = First(numbers) },
        "char" or "character" or "nchar" => DataType.Text with { Length = First(numbers) ?? 1, IsFixed = true },
        "boolean" or "bool" => new DataType(TypeKind.Boolean),
        "decimal" or "numeric" or "number" => Decimal(numbers),
        "money" => new DataType(TypeKind.Decimal) { Precision = 19, Scale = 2 },
        "real" or "float4" or "float32" => DataType.Double with { Bits = 32 },
        "double precision" or "double" or "float8" or "float64" => DataType.Double,
        // SQL counts bits of the mantissa; DuckDB's own FLOAT has 32.
        "float" => DataType.Double with { Bits = First(numbers) is > 24 ? 64 : 32 },
        "date" => new DataType(TypeKind.Date),
        "uuid" => new DataType(TypeKind.Uuid),
        "json" or "jsonb" => new DataType(TypeKind.Json),
        "bytea" or "blob" or "varbinary" or "bytes" => new DataType(TypeKind.Binary) { Length = First(numbers) },
        "binary" => new DataType(TypeKind.Binary) { Length = First(numbers), IsFixed = numbers.Count > 0 },
        "interval" => new DataType(TypeKind.Interval),
        "vector" => new DataType(TypeKind.Vector) { Size = First(numbers), Element = DataType.Double with { Bits = 32 } },
        _ => Whole(words) ?? Clock(words),
    };

    private static DataType? Whole(string words) => words switch
    {
        "tinyint" or "int1" => DataType.Integer(8),
        "smallint" or "int2" or "short" or "smallserial" => DataType.Integer(16),
        "integer" or "int" or "int4" or "serial" or "signed" => DataType.Integer(32),
        "bigint" or "int8" or "long" or "bigserial" => DataType.Integer(64),
        "hugeint" or "int128" => DataType.Integer(128),
        "utinyint" => DataType.Integer(8, unsigned: true),
        "usmallint" => DataType.Integer(16, unsigned: true),
        "uinteger" => DataType.Integer(32, unsigned: true),
        "ubigint" => DataType.Integer(64, unsigned: true),
        "uhugeint" => DataType.Integer(128, unsigned: true),
        _ => null,
    };

    private static DataType? Clock(string words) => words switch
    {
        "timestamp" or "timestamp without time zone" or "datetime" or "datetime2" or "timestamp_s" or "timestamp_ms" or "timestamp_ns"
            or "timestamp_ntz" or "timestamp_us" => new DataType(TypeKind.Timestamp),
        "timestamptz" or "timestamp with time zone" or "timestamp_tz" or "timestamp_ltz" or "datetimeoffset" =>
            new DataType(TypeKind.Timestamp) { IsZoned = true },
        "time" or "time without time zone" => new DataType(TypeKind.Time),
        "timetz" or "time with time zone" => new DataType(TypeKind.Time) { IsZoned = true },
        _ => null,
    };

    private static DataType Decimal(IReadOnlyList<int> numbers) => new(TypeKind.Decimal)
    {
        Precision = First(numbers),
        Scale = numbers.Count > 1 ? numbers[1] : 0,
    };

    private static int? First(IReadOnlyList<int> numbers) => numbers.Count > 0 ? numbers[0] : null;
}
