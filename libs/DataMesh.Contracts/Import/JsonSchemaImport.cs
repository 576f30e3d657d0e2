namespace DataMesh.Contracts;

/// <summary>Objects of a contract from a JSON Schema (draft-07 to 2020-12).</summary>
internal sealed class JsonSchemaImport(DraftContract draft, FindingList findings, bool useAnnotations)
{
    private const int MostProperties = 5000;
    private const int Deepest = 24;
    private readonly HashSet<DocumentNode> _open = new(ReferenceEqualityComparer.Instance);
    private readonly JsonSchemaKeywords _keywords = new(draft);
    private JsonSchemaReferences? _references;
    private int _count;

    public void Add(DocumentNode root)
    {
        if (root.Kind != DocumentNodeKind.Mapping)
            throw Refuse(root, "a JSON Schema is a mapping", "give a schema with 'type', 'properties' or '$defs'");
        _references = new JsonSchemaReferences(root);
        draft.Title = root.FindText("title");
        draft.Purpose = root.FindText("description");
        if (useAnnotations && root.Find(JsonSchemaExport.Annotation) is { Kind: DocumentNodeKind.Mapping } carried)
            draft.Carried = new NodeFields().Text("name", root.FindText("title")).Rest(carried, FieldSet.Of()).Build();
        else if (root.FindText("$id") is { } id)
            draft.Note("$id", id, "a contract has an id of its own");
        var objects = Objects(root).ToList();
        if (objects.Count == 0)
            throw Refuse(root, "the schema describes no object", "give a schema with 'properties', or with objects in '$defs'");
        // What refers to the root, or to the object it is in, holds itself.
        _open.Add(root);
        foreach (var (name, schema) in objects)
        {
            var isNew = _open.Add(schema);
            Object(name, schema);
            if (isNew)
                _open.Remove(schema);
        }
    }

    private IEnumerable<(string Name, DocumentNode Schema)> Objects(DocumentNode root)
    {
        var choices = root.Find("anyOf") ?? root.Find("oneOf");
        if (choices is { Items.Count: > 0 } && choices.Items.All(c => c.FindText("$ref") is not null))
            return choices.Items.Select(c => (JsonSchemaReferences.NameOf(c.FindText("$ref")!), c));
        if (root.FindText("$ref") is { } reference)
            return [(JsonSchemaReferences.NameOf(reference), OfObject(root))];
        if (root.Find("properties") is not null || root.Find("allOf") is not null)
            return [(root.FindText("title") ?? draft.SourceName, OfObject(root))];
        if (root.FindText("type") == "array" && root.Find("items") is { Kind: DocumentNodeKind.Mapping } items)
            return [(items.FindText("title") ?? root.FindText("title") ?? draft.SourceName, items)];
        var definitions = root.Find("$defs") ?? root.Find("definitions");
        return definitions?.Entries.Where(e => e.Value.Find("properties") is not null).Select(e => (e.Name, e.Value)) ?? [];
    }

    // The words of a root are about the whole; they became the contract's name and purpose.
    private static DocumentNode OfObject(DocumentNode root) =>
        new NodeFields().Rest(root, FieldSet.Of("title", "description", "$id", JsonSchemaExport.Annotation)).Build();

    private void Object(string name, DocumentNode schema)
    {
        var path = name;
        var shape = Shape(schema, path);
        var annotation = Annotation(shape);
        var own = annotation?.FindText("name") ?? name;
        var made = draft.ObjectName(own, path);
        Enter(shape);
        var fields = new NodeFields().Text("name", made).Text("physicalName", made == own ? null : own)
            .Rest(annotation, FieldSet.Of("name", "properties"))
            .Text("businessName", own == shape.FindText("title") ? null : shape.FindText("title"))
                .Text("description", shape.FindText("description")).Flag("deprecated", shape.Find("deprecated")?.Boolean == true);
        _keywords.Options(shape, LogicalType.Object, path);
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        fields.List("properties", Properties(shape, path, 0, (column, at) => draft.ColumnName(column, taken, at)));
        Leave(shape);
        draft.Add(fields.Build());
    }

    private List<DocumentNode> Properties(JsonSchemaShape shape, string path, int depth, Func<string, string, string> nameOf)
    {
        var required = shape.Find("required")?.Items.Select(i => i.Text).ToHashSet(StringComparer.Ordinal) ?? [];
        var properties = new List<DocumentNode>();
        foreach (var entry in shape.Find("properties")?.Entries ?? [])
        {
            var at = $"{path}.{entry.Name}";
            var name = nameOf(entry.Name, at);
            var fields = new NodeFields().Text("name", name).Text("physicalName", name == entry.Name ? null : entry.Name);
            properties.Add(Property(fields, entry.Value, required.Contains(entry.Name), at, depth));
        }

        foreach (var name in required.Where(name => shape.Find("properties")?.Find(name) is null))
            draft.Note(path, $"required {name}", "the schema has no such property");
        return properties;
    }

    private DocumentNode Property(NodeFields fields, DocumentNode schema, bool isRequired, string path, int depth)
    {
        if (++_count > MostProperties)
            throw Refuse(schema, $"the schema has more than {MostProperties} properties once its references are followed", "split it");
        var shape = Shape(schema, path);
        var annotation = Annotation(shape);
        var (type, isNullable) = JsonSchemaTypeWords.Read(shape, draft, path);
        var logical = JsonSchemaTypes.Of(type, shape.FindText("format"));
        var carried = annotation?.FindText("logicalType");
        if (logical == LogicalType.Object && carried is null && shape.Find("properties") is null
            && shape.Find("additionalProperties") is { Kind: DocumentNodeKind.Mapping, Entries.Count: > 0 })
            carried = "map";
        if (annotation is not null && carried is null && type is null)
            logical = null;
        fields.Text("logicalType", carried ?? logical?.ToString().ToLowerInvariant());
        var options = new NodeFields().Rest(annotation?.Find("logicalTypeOptions"), FieldSet.Of());
        if (carried is null || carried == logical?.ToString().ToLowerInvariant())
            options.Rest(_keywords.Options(shape, logical, path).Build(), FieldSet.Of());
        fields.Mapping("logicalTypeOptions", options).Text("businessName", shape.FindText("title"))
            .Text("description", shape.FindText("description")).Flag("deprecated", shape.Find("deprecated")?.Boolean == true)
            .Node("required", annotation?.Find("required")).Flag("required", isRequired && !isNullable)
            .List("examples", shape.Find("examples")?.Items ?? [])
            .Node("enum", annotation?.Find("enum")).List("enum", JsonSchemaTypeWords.Enum(shape, logical, draft, path));
        Enter(shape);
        Parts(fields, shape, carried ?? logical?.ToString().ToLowerInvariant(), path, depth + 1);
        Leave(shape);
        return fields.Rest(annotation, FieldSet.Of("logicalTypeOptions", "name")).Build();
    }

    private void Parts(NodeFields fields, JsonSchemaShape shape, string? type, string path, int depth)
    {
        if (depth > Deepest)
        {
            draft.Note(path, "what lies deeper", $"a contract nests at most {Deepest} levels here");
            return;
        }

        if (type == "array" && shape.Find("items") is { Kind: DocumentNodeKind.Mapping } items)
            fields.Node("items", Property(new NodeFields(), items, isRequired: true, $"{path}[]", depth));
        else if (type == "array" && shape.Find("items") is not null)
            draft.Note(path, "the types of the items by their place", "an array of ODCS has one type of items");
        if (type == "map")
            Map(fields, shape, path, depth);
        if (type != "object")
            return;
        if (shape.Find("additionalProperties") is { Kind: DocumentNodeKind.Mapping, Entries.Count: > 0 })
            draft.Note(path, "additionalProperties", "an object of ODCS has named fields only");
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        fields.List("properties", Properties(shape, path, depth, (name, _) => DraftNames.Nested(name, taken)));
    }

    private void Map(NodeFields fields, JsonSchemaShape shape, string path, int depth)
    {
        var key = shape.Find("propertyNames") is { } names
            ? Property(new NodeFields(), names, isRequired: false, $"{path}{{key}}", depth)
            : new NodeFields().Text("logicalType", "string").Build();
        var value = shape.Find("additionalProperties") is { Kind: DocumentNodeKind.Mapping } values
            ? Property(new NodeFields(), values, isRequired: true, $"{path}{{value}}", depth)
            : new NodeFields().Text("logicalType", "string").Build();
        if (Annotation(shape)?.Find("map") is null)
            fields.Mapping("map", new NodeFields().Node("key", key).Node("value", value));
    }

    private JsonSchemaShape Shape(DocumentNode schema, string path)
    {
        var shape = new JsonSchemaShape(draft, _references!, _open);
        shape.Add(schema, path);
        return shape;
    }

    private DocumentNode? Annotation(JsonSchemaShape shape) =>
        useAnnotations && shape.Find(JsonSchemaExport.Annotation) is { Kind: DocumentNodeKind.Mapping } annotation ? annotation : null;

    private void Enter(JsonSchemaShape shape) => _open.UnionWith(shape.Targets);

    private void Leave(JsonSchemaShape shape) => _open.ExceptWith(shape.Targets);

    private ImportRefusedException Refuse(DocumentNode node, string message, string fix)
    {
        findings.Error(node, new Demand("import-refused", "JSON Schema"), message, fix);
        return new ImportRefusedException();
    }
}
