using static DataMesh.Governance.ColumnTypes;

namespace DataMesh.Governance;

/// <summary>Relations of objects, their properties, quality rules and relationships.</summary>
internal static class SchemaRelations
{
    public static readonly RelationOf<ObjectRow> Object = new("object", "An object (a table) of a contract.",
    [
        Place.Of<ObjectRow>(row => row.In.File, row => row.Object),
        Place.OfContract<ObjectRow>(row => row.In),
        [
            new("object", Text, "name of the object", row => row.Object.Name),
            new("physical_name", Text, "name in the source", row => row.Object.PhysicalName),
            new("description", Text, "description", row => row.Object.Description),
            new("business_name", Text, "name for people", row => row.Object.BusinessName),
            new("granularity", Text, "what one row is", row => row.Object.DataGranularityDescription),
            new("deprecated", Flag, "no new use should start", row => row.Object.Deprecated),
            new("properties", Whole, "number of its columns", row => row.Object.Properties.Count),
        ],
        Place.Extras<ObjectRow>(row => row.Object.Tags, row => row.Object.CustomProperties),
    ]);

    public static readonly RelationOf<PropertyRow> Property = new("property", "A column of an object, or a field within one, however deep.",
    [
        Place.Of<PropertyRow>(row => row.In.In.File, row => row.Property),
        Place.OfContract<PropertyRow>(row => row.In.In),
        [
            new("object", Text, "name of the object", row => row.In.Object.Name),
            new("property", Text, "name within the object: `city`, `address.city`, `tags[]`", row => row.Name),
            new("name", Text, "own name; null for the items of an array, and keys and values of a map", row => Given(row.Property.Name)),
            new("parent", Text, "`property` of what it is in; null for a column", row => row.Parent),
            new("depth", Whole, "0 for a column, 1 for a field of it, and so on", row => row.Depth),
            new("description", Text, "description", row => row.Property.Description),
            new("business_name", Text, "name for people", row => row.Property.BusinessName),
            new("logical_type", Text, "such as `string`", row => Word(row.Property.LogicalType)),
            new("physical_type", Text, "type in the source", row => row.Property.PhysicalType),
            new("format", Text, "logicalTypeOptions.format", row => row.Property.LogicalTypeOptions?.Format),
            new("pattern", Text, "logicalTypeOptions.pattern", row => row.Property.LogicalTypeOptions?.Pattern),
            new("min_length", Whole, "logicalTypeOptions.minLength", row => row.Property.LogicalTypeOptions?.MinLength),
            new("max_length", Whole, "logicalTypeOptions.maxLength", row => row.Property.LogicalTypeOptions?.MaxLength),
            new("timezone", Flag, "logicalTypeOptions.timezone", row => row.Property.LogicalTypeOptions?.Timezone),
            new("required", Flag, "never null", row => row.Property.Required),
            new("is_unique", Flag, "values are distinct", row => row.Property.Unique),
            new("primary_key", Flag, "part of the primary key", row => row.Property.PrimaryKey),
            new("partitioned", Flag, "the table is partitioned by it", row => row.Property.Partitioned),
            new("classification", Text, "such as `public`", row => row.Property.Classification),
            new("encrypted_name", Text, "name of its encrypted twin", row => row.Property.EncryptedName),
            new("critical", Flag, "criticalDataElement", row => row.Property.CriticalDataElement),
            new("deprecated", Flag, "no new use should start", row => row.Property.Deprecated),
            new("enum", Texts, "the only values allowed; empty means any", row => row.Property.Enum.Select(value => value.Value.Text)),
            new("examples", Texts, "example values", row => row.Property.Examples.Select(example => example.Text)),
        ],
        Place.Extras<PropertyRow>(row => row.Property.Tags, row => row.Property.CustomProperties),
    ]);

    public static readonly RelationOf<RuleRow> QualityRule = new("quality_rule", "A quality rule of an object or property.",
    [
        Place.Of<RuleRow>(row => row.In.In.File, row => row.Rule),
        Place.OfContract<RuleRow>(row => row.In.In),
        [
            new("object", Text, "name of the object", row => row.In.Object.Name),
            new("property", Text, "property that it is on; null for the object itself", row => row.Property),
            new("name", Text, "name of the rule", row => row.Rule.Name),
            new("type", Text, "`library`, `sql`, `text` or `custom`", row => Word(row.Rule.Type)),
            new("metric", Text, "metric of a library rule", row => row.Rule.Metric),
            new("query", Text, "query of a SQL rule", row => row.Rule.Query),
            new("dimension", Text, "such as `completeness`", row => row.Rule.Dimension),
            new("severity", Text, "as written; null means error", row => row.Rule.Severity),
            new("expectations", Whole, "number of its operators", row => row.Rule.Expectations.Count),
        ],
    ]);

    public static readonly RelationOf<RelationshipRow> Relationship = new("relationship", "A foreign key of an object or property.",
    [
        Place.Of<RelationshipRow>(row => row.In.In.File, row => row.Relationship),
        Place.OfContract<RelationshipRow>(row => row.In.In),
        [
            new("object", Text, "name of the object", row => row.In.Object.Name),
            new("property", Text, "property that it is on; null for the object itself", row => row.Property),
            new("type", Text, "such as `foreignKey`", row => row.Relationship.Type),
            new("from_columns", Texts, "columns as `object.column`; empty on a property", row => row.Relationship.From),
            new("to_columns", Texts, "columns that they point at", row => row.Relationship.To),
        ],
    ]);

    private static string? Given(string text) => text.Length == 0 ? null : text;

    // Lower-case as the standard spells its words, not for comparing.
#pragma warning disable CA1308
    private static string? Word(Enum? value) => value?.ToString().ToLowerInvariant();
#pragma warning restore CA1308
}
