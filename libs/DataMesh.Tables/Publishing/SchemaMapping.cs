using System.Globalization;
using System.Text.RegularExpressions;
using DataMesh.Contracts;

namespace DataMesh.Tables;

/// <summary>The table that a contract's object promises.</summary>
public static partial class SchemaMapping
{
    /// <summary>Columns in the contract's order; a logical type becomes the widest type of its kind unless the physical type narrows it.</summary>
    public static TableSchema Of(SchemaObject schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        return new([.. schema.Properties.Select(Column)], [.. schema.PartitionKeys.Select(property => property.Name)]);
    }

    private static TableColumn Column(SchemaProperty property) =>
        new(property.Name, TypeOf(property), Nullable: !property.Required && !property.PrimaryKey);

    private static ColumnType TypeOf(SchemaProperty property) => property.LogicalType switch
    {
        LogicalType.Integer => Integer(property),
        LogicalType.Number => Number(property),
        LogicalType.Boolean => ColumnType.Boolean,
        LogicalType.Date => ColumnType.Date,
        LogicalType.Timestamp => ColumnType.Timestamp,
        LogicalType.Object => new StructType([.. property.Properties.Select(Column)]),
        LogicalType.Array => new ArrayType(property.Items is null ? ColumnType.String : TypeOf(property.Items)),
        LogicalType.Map => new MapType(
            property.Keys is null ? ColumnType.String : TypeOf(property.Keys),
            property.Values is null ? ColumnType.String : TypeOf(property.Values)),

        // Delta has no time of day; text in ISO 8601 sorts as time does.
        _ => ColumnType.String,
    };

    private static ColumnType Integer(SchemaProperty property) =>
        (property.LogicalTypeOptions?.Format ?? property.PhysicalType)?.ToLowerInvariant() switch
        {
            "i8" or "tinyint" => ColumnType.Byte,
            "i16" or "smallint" or "int2" or "short" => ColumnType.Short,
            "i32" or "int" or "integer" or "int4" => ColumnType.Integer,
            _ => ColumnType.Long,
        };

    private static ColumnType Number(SchemaProperty property)
    {
        if (property.LogicalTypeOptions?.Format == "f32" || property.PhysicalType?.ToLowerInvariant() is "real" or "float4" or "float")
        {
            return ColumnType.Float;
        }

        var match = DecimalPattern().Match(property.PhysicalType ?? string.Empty);
        return match.Success
            ? new DecimalType(Digits(match, "precision"), match.Groups["scale"].Success ? Digits(match, "scale") : 0)
            : ColumnType.Double;
    }

    private static int Digits(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(decimal|numeric|number)\s*\(\s*(?<precision>[0-9]{1,2})\s*(,\s*(?<scale>[0-9]{1,2})\s*)?\)$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex DecimalPattern();
}
