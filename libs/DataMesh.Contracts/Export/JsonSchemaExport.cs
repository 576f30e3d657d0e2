namespace DataMesh.Contracts;

/// <summary>
/// A contract as JSON Schema: one definition for each object. What its keywords cannot say travels in the annotation <c>x-odcs</c>, so
/// that an import gives the contract back.
/// </summary>
internal static class JsonSchemaExport
{
    public const string Annotation = "x-odcs";
    public const string Draft = "https://json-schema.org/draft/2020-12/schema";

    // Rules, not descriptions: whoever validates rows by the schema alone does not hold them.
    private static readonly string[] Unchecked = ["unique", "primaryKey", "quality", "relationships"];

    private static readonly KeptFields Kept = new()
    {
        Contract = FieldSet.AllBut(),
        Object = FieldSet.AllBut(Unchecked),
        Column = FieldSet.AllBut(Unchecked),
        Nested = FieldSet.AllBut(Unchecked),
        Options = FieldSet.AllBut(),
        NestedOptions = FieldSet.AllBut(),
        EnumValue = FieldSet.AllBut(),
        Relationship = FieldSet.AllBut(),
    };

    public static ExportResult Write(DataContract contract)
    {
        var losses = Losses.OfRules("JSON Schema", Annotation);
        var document = ContractWriter.Document(contract);
        var definitions = new NodeFields();
        var names = new List<string>();
        var unique = new UniqueNames();
        for (var i = 0; i < contract.Schema.Count; i++)
        {
            var name = unique.Take(contract.Schema[i].Name);
            names.Add(name);
            definitions.Node(name, Object(contract.Schema[i], document.Find("schema")!.Items[i], $"schema[{i}]", losses));
        }

        var root = new NodeFields().Text("$schema", Draft);
        if (IsIdentifier(contract.Id))
            root.Text("$id", contract.Id);
        root.Text("title", contract.Name).Text("description", contract.Description?.Purpose)
            .Mapping(Annotation, new NodeFields().Rest(document, FieldSet.Of("schema", "name")));
        if (names.Count == 1)
            root.Text("$ref", Reference(names[0]));
        else if (names.Count > 1)
            root.List("anyOf", [.. names.Select(name => new NodeFields().Text("$ref", Reference(name)).Build())]);
        losses.Report(contract, Kept);
        return new ExportResult
        {
            Text = DocumentWriter.Write(root.Mapping("$defs", definitions).Build(), DocumentFormat.Json),
            Notes = losses.Notes,
        };
    }

    private static DocumentNode Object(SchemaObject schemaObject, DocumentNode node, string path, Losses losses)
    {
        var fields = new NodeFields().Text("title", schemaObject.BusinessName).Text("description", schemaObject.Description)
            .Flag("deprecated", schemaObject.Deprecated).Text("type", "object");
        JsonSchemaProperty.AppendFields(fields, schemaObject.Properties, node, [], path, losses);
        return fields.Mapping(Annotation,
            new NodeFields().Rest(node, FieldSet.Of("properties", "businessName", "description", "deprecated"))).Build();
    }

    // A fragment, or a text that is no reference, would make the whole schema unreadable to some.
    private static bool IsIdentifier(string id) => Uri.TryCreate(id, UriKind.Absolute, out var uri) && uri.Fragment.Length == 0
        && Uri.IsWellFormedUriString(id, UriKind.Absolute);

    private static string Reference(string name) => "#/$defs/" + Uri.EscapeDataString(
        name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal));
}
