namespace DataMesh.Contracts;

/// <summary>Writes ODCS <c>schema</c>: the mirror of <see cref="SchemaFields"/>.</summary>
internal static class SchemaSections
{
    public static DocumentNode Object(SchemaObject o) => new FieldWriter(o)
        .Text("id", o.Id).Text("name", o.Name).Text("physicalName", o.PhysicalName).Text("physicalType", o.PhysicalType)
        .Text("logicalType", TypeName(o.LogicalType)).Mark("deprecated", o.Deprecated).Text("description", o.Description)
        .Text("businessName", o.BusinessName).Text("dataGranularityDescription", o.DataGranularityDescription)
        .Synonyms(o.Synonyms).Context(o.Context).List("properties", o.Properties, Property).Quality(o.Quality)
        .List("relationships", o.Relationships, Relationship).Texts("tags", o.Tags)
        .AuthoritativeDefinitions(o.AuthoritativeDefinitions).CustomProperties(o.CustomProperties).Build();

    private static DocumentNode Property(SchemaProperty p) => new FieldWriter(p)
        .Text("id", p.Id).Text("name", p.Name).Text("physicalName", p.PhysicalName).Text("physicalType", p.PhysicalType)
        .Text("logicalType", TypeName(p.LogicalType)).One("logicalTypeOptions", p.LogicalTypeOptions, Options)
        .Mark("deprecated", p.Deprecated).Text("description", p.Description).Text("businessName", p.BusinessName)
        .Mark("required", p.Required).Mark("unique", p.Unique)
        .Mark("primaryKey", p.PrimaryKey).Place("primaryKeyPosition", p.PrimaryKeyPosition)
        .Mark("partitioned", p.Partitioned).Place("partitionKeyPosition", p.PartitionKeyPosition)
        .Text("classification", p.Classification).Text("encryptedName", p.EncryptedName)
        .Mark("criticalDataElement", p.CriticalDataElement).Text("semanticType", p.SemanticType)
        .Texts("transformSourceObjects", p.TransformSourceObjects).Text("transformLogic", p.TransformLogic)
        .Text("transformDescription", p.TransformDescription).Nodes("examples", p.Examples).List("enum", p.Enum, EnumValue)
        .Synonyms(p.Synonyms).List("properties", p.Properties, Property).One("items", p.Items, Property).Map(p).Quality(p.Quality)
        .List("relationships", p.Relationships, Relationship).Texts("tags", p.Tags)
        .AuthoritativeDefinitions(p.AuthoritativeDefinitions).CustomProperties(p.CustomProperties).Build();

    private static FieldWriter Map(this FieldWriter fields, SchemaProperty p)
    {
        if (p.Keys is null && p.Values is null)
            return fields.Node("map", null);
        var map = new FieldWriter(new Holder { Node = p.Node.Find("map") ?? DocumentNode.None });
        return fields.Node("map", map.One("key", p.Keys, Property).One("value", p.Values, Property).Build());
    }

    private static DocumentNode Options(LogicalTypeOptions o) => new FieldWriter(o)
        .Number("minLength", o.MinLength).Number("maxLength", o.MaxLength).Text("pattern", o.Pattern).Text("format", o.Format)
        .Node("minimum", o.Minimum).Node("maximum", o.Maximum)
        .Node("exclusiveMinimum", o.ExclusiveMinimum).Node("exclusiveMaximum", o.ExclusiveMaximum)
        .Number("multipleOf", o.MultipleOf).Flag("timezone", o.Timezone).Text("defaultTimezone", o.DefaultTimezone)
        .Number("minItems", o.MinItems).Number("maxItems", o.MaxItems).Flag("uniqueItems", o.UniqueItems)
        .Number("dimensions", o.Dimensions).Text("elementType", o.ElementType).Text("distanceMetric", o.DistanceMetric)
        .Text("embeddingModel", o.EmbeddingModel).Text("embeddingModelVersion", o.EmbeddingModelVersion).Flag("normalized", o.Normalized)
        .Number("minProperties", o.MinProperties).Number("maxProperties", o.MaxProperties).Texts("required", o.Required).Build();

    private static DocumentNode EnumValue(EnumValue v) => new FieldWriter(v)
        .Text("id", v.Id).Node("value", v.Value).Text("label", v.Label).Text("description", v.Description).Texts("tags", v.Tags)
        .AuthoritativeDefinitions(v.AuthoritativeDefinitions).CustomProperties(v.CustomProperties).Build();

    // The default type is written only where the author did.
    private static DocumentNode Relationship(Relationship r) => new FieldWriter(r)
        .Text("id", r.Id).Text("type", r.Type == "foreignKey" && r.Node.Find("type") is null ? null : r.Type)
        .TextOrTexts("from", r.From).TextOrTexts("to", r.To).Text("description",
            r.Description).CustomProperties(r.CustomProperties).Build();

    private static string? TypeName(LogicalType? type) => type?.ToString().ToLowerInvariant();

    private sealed record Holder : DocumentElement;
}
