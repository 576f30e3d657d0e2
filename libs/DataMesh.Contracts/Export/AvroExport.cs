namespace DataMesh.Contracts;

/// <summary>
/// A contract as an Avro schema: a record for each object, a union of them when there are several. What Avro cannot say travels in the
/// attributes <c>odcs</c> and <c>odcs-contract</c>, which Avro keeps and ignores.
/// </summary>
internal sealed class AvroExport
{
    public const string Attribute = "odcs";
    public const string ContractAttribute = "odcs-contract";
    private static readonly string[] Unchecked = ["unique", "primaryKey", "quality", "relationships"];

    private static readonly KeptFields Kept = new()
    {
        Contract = FieldSet.AllBut(),
        Object = FieldSet.AllBut(Unchecked),
        Column = FieldSet.AllBut(Unchecked),
        Nested = FieldSet.AllBut(Unchecked),
        Options = FieldSet.Of("format", "timezone", "defaultTimezone", "elementType", "distanceMetric", "embeddingModel",
            "embeddingModelVersion", "normalized", "required"),
        NestedOptions = FieldSet.Of("format", "timezone", "defaultTimezone", "elementType", "distanceMetric", "embeddingModel",
            "embeddingModelVersion", "normalized", "required"),
        EnumValue = FieldSet.AllBut(),
        Relationship = FieldSet.AllBut(),
    };

    private readonly Losses _losses = Losses.OfRules("Avro", Attribute);
    private readonly AvroTypes _types;

    private AvroExport() => _types = new AvroTypes(_losses, Fields);

    public static ExportResult Write(DataContract contract)
    {
        var export = new AvroExport();
        var document = ContractWriter.Document(contract);
        var records = contract.Schema.Select((o, i) =>
            export.Record(contract, o, document.Find("schema")!.Items[i], $"schema[{i}]", i == 0 ? document : null)).ToList();
        export._losses.Report(contract, Kept);
        var root = records.Count == 1 ? records[0] : DocumentNode.OfSequence(records);
        return new ExportResult { Text = DocumentWriter.Write(root, DocumentFormat.Json), Notes = export._losses.Notes };
    }

    private DocumentNode Record(DataContract contract, SchemaObject schemaObject, DocumentNode node, string path, DocumentNode? document)
    {
        var name = _types.TypeName(schemaObject.Name, path);
        var record = new NodeFields().Text("type", "record").Text("name", name).Text("namespace", Namespace(contract))
            .Text("doc", schemaObject.Description);
        record.Node("fields", DocumentNode.OfSequence(Fields(schemaObject.Properties, node, path, name)));
        var annotation = new NodeFields().Text("name", name == schemaObject.Name ? null : schemaObject.Name)
            .Rest(node, FieldSet.Of("name", "description", "properties"));
        return record.Mapping(Attribute, annotation)
            .Mapping(ContractAttribute, new NodeFields().Rest(document, FieldSet.Of("schema"))).Build();
    }

    private List<DocumentNode> Fields(IReadOnlyList<SchemaProperty> properties, DocumentNode node, string path, string owner)
    {
        var fields = new List<DocumentNode>(properties.Count);
        var names = new UniqueNames();
        for (var i = 0; i < properties.Count; i++)
        {
            var at = $"{path}.properties[{i}]";
            var name = _types.FieldName(properties[i].Name, names, at);
            fields.Add(Field(properties[i], node.Find("properties")!.Items[i], name, $"{owner}_{name}", at));
        }

        return fields;
    }

    private DocumentNode Field(SchemaProperty property, DocumentNode node, string name, string typeName, string path)
    {
        var isNullable = !property.Required && !property.PrimaryKey;
        var type = _types.Of(property, node, typeName, path);
        var field = new NodeFields().Text("name", name).Text("doc", property.Description)
            .Node("type", isNullable ? DocumentNode.OfSequence([NodeFields.Quoted("null"), type]) : type);
        if (isNullable)
            field.Node("default", NodeFields.Null);
        return field.Mapping(Attribute, Annotation(property, node, name)).Build();
    }

    /// <summary>What the type does not say: everything but the parts, which are types themselves.</summary>
    public static NodeFields Annotation(SchemaProperty property, DocumentNode node, string name) =>
        new NodeFields().Text("name", name == property.Name ? null : property.Name)
            .Node("required", property is { PrimaryKey: true, Required: false } ? DocumentNode.OfBoolean(false) : null)
            .Rest(node, FieldSet.Of("name", "description", "required", "properties", "items", "map"));

    private static string? Namespace(DataContract contract)
    {
        var parts = new[] { contract.Domain, contract.Name }.Where(p => !string.IsNullOrEmpty(p)).Select(p => AvroTypes.Sanitize(p!))
            .ToList();
        return parts.Count == 0 ? null : string.Join('.', parts);
    }
}
