using System.Globalization;

namespace DataMesh.Tables;

/// <summary>
/// SQL expressions that bring a value of any type out of DuckDB. Its .NET reader has no NULL inside lists, no unions, no months in
/// intervals, no infinite dates and at most 28 digits; DuckDB itself can write all of its types, so what .NET cannot hold leaves as text.
/// </summary>
internal static class ReadableSql
{
    private const int MostDigits = 28;

    private static readonly HashSet<string> Native = new(StringComparer.Ordinal)
    {
        "BOOLEAN", "TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT", "UTINYINT", "USMALLINT", "UINTEGER", "UBIGINT", "UHUGEINT", "FLOAT",
        "DOUBLE", "VARCHAR", "JSON", "ENUM", "UUID", "DATE", "TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP WITH TIME ZONE",
    };

    private static readonly HashSet<string> Numbers = new(StringComparer.Ordinal)
    {
        "TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT", "UTINYINT", "USMALLINT", "UINTEGER", "UBIGINT", "UHUGEINT", "DECIMAL", "BIGNUM",
    };

    public static ColumnForm FormOf(DuckType type) => type.Name switch
    {
        DuckType.List or DuckType.Struct or DuckType.Map or DuckType.Union => ColumnForm.Json,
        "DECIMAL" when Digits(type) <= MostDigits => ColumnForm.Native,
        "DECIMAL" or "BIGNUM" => ColumnForm.Number,
        var name when Native.Contains(name) => ColumnForm.Native,
        _ => ColumnForm.Text,
    };

    /// <summary>The value in the form of its type.</summary>
    public static string Expression(DuckType type, string value) => FormOf(type) switch
    {
        ColumnForm.Native => value,
        ColumnForm.Text => Text(type, value),
        ColumnForm.Number => $"{value}::VARCHAR",
        _ => Json(type, value, depth: 0),
    };

    /// <summary>The text of a JSON value, or NULL.</summary>
    private static string Json(DuckType type, string value, int depth) => type.Name switch
    {
        DuckType.List => Items(type, value, depth),
        DuckType.Struct => Fields(type, value, depth),
        DuckType.Map => Entries(type, value, depth),
        DuckType.Union => Member(type, value, depth),
        "BOOLEAN" => $"{value}::VARCHAR",
        "FLOAT" or "DOUBLE" => $"CASE WHEN isfinite({value}) THEN {value}::VARCHAR END",
        var name when Numbers.Contains(name) => $"{value}::VARCHAR",
        _ => $"to_json({Text(type, value)})::VARCHAR",
    };

    private static string Items(DuckType type, string value, int depth)
    {
        var item = Variable(depth);
        var items = $"list_transform({value}, lambda {item}: {OrNull(Json(type.Parts[0].Type, item, depth + 1))})";
        return $"'[' || array_to_string({items}, ',') || ']'";
    }

    private static string Entries(DuckType type, string value, int depth)
    {
        var entry = Variable(depth);
        var key = type.Parts[0].Type;
        var name = $"to_json({(FormOf(key) == ColumnForm.Json ? Json(key, $"{entry}.key", depth + 1) : Text(key, $"{entry}.key"))})::VARCHAR";
        var entries = $"list_transform(map_entries({value}), lambda {entry}: "
            + $"{name} || ':' || {OrNull(Json(type.Parts[1].Type, $"{entry}.value", depth + 1))})";
        return $"'{{' || array_to_string({entries}, ',') || '}}'";
    }

    /// <summary>An object, or an array where the fields have no names.</summary>
    private static string Fields(DuckType type, string value, int depth)
    {
        var isTuple = type.Parts[0].Name is null;
        var fields = type.Parts.Select((part, at) => isTuple
            ? OrNull(Json(part.Type, $"struct_extract({value}, {(at + 1).ToString(CultureInfo.InvariantCulture)})", depth))
            : $"{Name(part.Name!)} || {OrNull(Json(part.Type, $"struct_extract({value}, {Sql.Literal(part.Name!)})", depth))}");
        var (open, close) = isTuple ? ('[', ']') : ('{', '}');
        return $"CASE WHEN {value} IS NOT NULL THEN '{open}' || {string.Join(" || ',' || ", fields)} || '{close}' END";
    }

    /// <summary>The value of whatever member a union holds.</summary>
    private static string Member(DuckType type, string value, int depth)
    {
        var members = type.Parts.Select(part =>
            $"WHEN {Sql.Literal(part.Name!)} THEN {Json(part.Type, $"union_extract({value}, {Sql.Literal(part.Name!)})", depth)}");
        return $"CASE union_tag({value})::VARCHAR {string.Join(' ', members)} END";
    }

    private static string Text(DuckType type, string value) => type.Name switch
    {
        "BLOB" => $"base64({value})",
        "TIMESTAMP WITH TIME ZONE" => $@"regexp_replace({value}::VARCHAR, '^(\S+) (\S+)\+00$', '\1T\2Z')",
        var name when name.StartsWith("TIMESTAMP", StringComparison.Ordinal) =>
            $@"regexp_replace({value}::VARCHAR, '^(\S+) (\d\S+)$', '\1T\2')",
        _ => $"{value}::VARCHAR",
    };

    private static string Name(string name) => $"to_json({Sql.Literal(name)})::VARCHAR || ':'";

    private static string OrNull(string json) => $"coalesce({json}, 'null')";

    private static string Variable(int depth) => string.Create(CultureInfo.InvariantCulture, $"v{depth}");

    /// <summary>Of DECIMAL(38,2), 38.</summary>
    private static int Digits(DuckType type) =>
        int.TryParse(type.Arguments.Split(',')[0], CultureInfo.InvariantCulture, out var digits) ? digits : int.MaxValue;
}
