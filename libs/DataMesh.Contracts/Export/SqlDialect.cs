using System.Globalization;

namespace DataMesh.Contracts;

/// <summary>What differs between databases in a <c>CREATE TABLE</c>.</summary>
internal abstract class SqlDialect
{
    /// <summary>Name of the database, for sentences.</summary>
    public abstract string Name { get; }

    /// <summary>Schema that exists without being made.</summary>
    public abstract string DefaultSchema { get; }

    /// <summary>Most bytes of a name; longer ones are cut by the database.</summary>
    public abstract int LongestName { get; }

    /// <summary>True when foreign keys can follow their tables, so that their order does not matter.</summary>
    public abstract bool CanAddForeignKeys { get; }

    /// <summary>How names compare, quoted ones too.</summary>
    public abstract StringComparer Names { get; }

    /// <summary>Fields of the contract that the statements express.</summary>
    public abstract KeptFields Kept { get; }

    /// <summary>The type's name; what it cannot hold is reported.</summary>
    public abstract string TypeName(DataType type, string path, Losses losses);

    /// <summary>True when columns of the type can be a key.</summary>
    public abstract bool CanBeKey(DataType type);

    /// <summary>True when the type's own name bounds its length.</summary>
    public abstract bool BoundsLength(DataType type);

    /// <summary>True when the column holds the type as JSON, whose parts no check reaches.</summary>
    public abstract bool IsJson(DataType type);

    /// <summary>Number of items of an array column.</summary>
    public abstract string CountItems(string column);

    /// <summary>A condition that a text matches a pattern, or null when the dialects of regular expressions differ on it.</summary>
    public abstract string? Matches(string column, string pattern);

    public static string Identifier(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    public static string Literal(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>Fields that both databases express alike.</summary>
    protected static KeptFields Keep(IEnumerable<string> column, IEnumerable<string> nested) => new()
    {
        Contract = FieldSet.Of("apiVersion", "kind", "id", "name", "version", "status", "domain", "dataProduct", "schema"),
        Object = FieldSet.Of("name", "physicalName", "logicalType", "physicalType", "description", "properties", "relationships"),
        Column = FieldSet.Of([.. column, "name", "physicalName", "logicalType", "physicalType", "logicalTypeOptions", "description",
            "required",
            "unique", "primaryKey", "primaryKeyPosition", "enum", "items", "relationships"]),
        Nested = FieldSet.Of([.. nested, "name", "logicalType", "physicalType", "logicalTypeOptions", "items"]),
        Options = FieldSet.Of("minLength", "maxLength", "pattern", "format", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum",
            "multipleOf", "timezone", "minItems", "maxItems", "dimensions", "elementType"),
        NestedOptions = FieldSet.Of("format", "timezone", "dimensions", "elementType"),
        EnumValue = FieldSet.Of("value"),
        Relationship = FieldSet.Of("type", "from", "to"),
    };

    protected static string Sized(string name, int? size) =>
        size is null ? name : string.Create(CultureInfo.InvariantCulture, $"{name}({size})");
}
