namespace DataMesh.Contracts;

/// <summary>Objects of a contract from an Avro schema: a record, or a union of records.</summary>
internal sealed class AvroImport(DraftContract draft, FindingList findings, bool useAnnotations)
{
    private const int MostFields = 5000;
    private const int Deepest = 24;
    private static readonly HashSet<string> OfRecord = ["type", "name", "namespace", "doc", "fields", AvroExport.Attribute,
        AvroExport.ContractAttribute];
    private static readonly HashSet<string> OfField = ["name", "type", "doc", "default", AvroExport.Attribute];
    private readonly Dictionary<string, (DocumentNode Schema, string Space)> _named = new(StringComparer.Ordinal);
    private readonly HashSet<DocumentNode> _open = new(ReferenceEqualityComparer.Instance);
    private int _count;

    public void Add(DocumentNode root)
    {
        var records = root.Kind == DocumentNodeKind.Sequence ? root.Items : [root];
        if (records.Count == 0 || records.Any(r => r.FindText("type") != "record"))
        {
            throw Refuse(root, "an Avro schema of a table is a record, or a union of records",
                "wrap the type in a record: {\"type\": \"record\", \"name\": …, \"fields\": […]}");
        }

        if (records[0].FindText("namespace") is { } space)
            draft.Title = records.Count == 1 ? records[0].FindText("name") : space[(space.LastIndexOf('.') + 1)..];
        if (useAnnotations && records[0].Find(AvroExport.ContractAttribute) is { Kind: DocumentNodeKind.Mapping } carried)
            draft.Carried = carried;
        foreach (var record in records)
            Object(record);
    }

    private void Object(DocumentNode record)
    {
        var annotation = Annotation(record);
        var path = record.FindText("name") ?? throw Refuse(record, "a record has no name", "give it a 'name'");
        var space = Register(record, "");
        var own = annotation?.FindText("name") ?? path;
        var name = draft.ObjectName(own, path);
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var fields = new NodeFields().Text("name", name).Text("physicalName", name == own ? null : own)
            .Rest(annotation, FieldSet.Of("name", "properties")).Text("description", record.FindText("doc"));
        _open.Add(record);
        fields.List("properties", Fields(record, space, path, 0, (column, at) => draft.ColumnName(column, taken, at)));
        _open.Remove(record);
        Unknown(record, OfRecord, path);
        if (annotation is null && draft.Carried is null && space.Length > 0)
            draft.Note(path, $"the namespace {space}", "a contract has none");
        draft.Add(fields.Build());
    }

    private List<DocumentNode> Fields(DocumentNode record, string space, string path, int depth, Func<string, string, string> nameOf)
    {
        var properties = new List<DocumentNode>();
        foreach (var field in record.Find("fields")?.Items ?? [])
        {
            var annotation = Annotation(field);
            var given = field.FindText("name") ?? throw Refuse(field, "a field has no name", "give it a 'name'");
            var own = annotation?.FindText("name") ?? given;
            var at = $"{path}.{given}";
            var name = nameOf(own, at);
            var property = new NodeFields().Text("name", name).Text("physicalName", name == own ? null : own)
                .Text("description", field.FindText("doc"));
            var type = field.Find("type") ?? throw Refuse(field, "a field has no type", "give it a 'type'");
            Property(property, type, annotation, space, at, depth);
            Unknown(field, OfField, at);
            if (field.Find("default") is { IsNull: false } preset)
                draft.Note(at, $"default {CompactText.Of(preset)}", "ODCS has no defaults");
            properties.Add(property.Build());
        }

        return properties;
    }

    private void Property(NodeFields property, DocumentNode schema, DocumentNode? annotation, string space, string path, int depth)
    {
        if (++_count > MostFields)
            throw Refuse(schema, $"the schema has more than {MostFields} fields once its names are followed", "split it");
        var (single, isNullable) = Single(schema, path);
        annotation ??= single is null ? null : Annotation(single);
        property.Node("required", annotation?.Find("required")).Flag("required", !isNullable);
        // The annotation is the whole of what the contract said; without it the type speaks.
        var made = new NodeFields();
        if (single is not null)
            Type(made, single, space, path, depth);
        var built = made.Build();
        if (annotation?.FindText("logicalType") is null)
            property.Rest(built, FieldSet.Of());
        else
            property.Node("items", built.Find("items")).Node("properties", built.Find("properties"))
                .Node("map", annotation.FindText("logicalType") == "map" ? built.Find("map") : null);
        if (annotation?.FindText("logicalType") == "vector")
            property.Without("items");
        property.Rest(annotation, FieldSet.Of("name", "required"));
    }

    // A union with null is Avro's way to say nullable; other unions are more than a column can have.
    private (DocumentNode? Type, bool IsNullable) Single(DocumentNode schema, string path)
    {
        if (schema.Kind != DocumentNodeKind.Sequence)
            return schema.Text == "null" ? (null, true) : (schema, false);
        var rest = schema.Items.Where(i => i.Text != "null").ToList();
        if (rest.Count > 1)
            draft.Note(path, $"a union of {string.Join(", ", rest.Select(Name))}", "a property of ODCS has one type");
        return (rest.Count == 1 ? rest[0] : null, rest.Count < schema.Items.Count);
    }

    private void Type(NodeFields property, DocumentNode schema, string space, string path, int depth)
    {
        if (depth > Deepest)
            throw Refuse(schema, $"the schema nests deeper than {Deepest} levels", "flatten it");
        if (schema.Kind == DocumentNodeKind.Scalar)
        {
            Named(property, schema, space, path, depth);
            return;
        }

        // {"type": {"type": …}} and {"type": [null, …]} are the same type in more brackets.
        if (schema.Find("type") is not { Kind: DocumentNodeKind.Scalar } word)
        {
            var inner = schema.Find("type") ?? throw Refuse(schema, "a type has no 'type'", "say what it is");
            var (single, _) = Single(inner, path);
            if (single is not null)
                Type(property, single, space, path, depth + 1);
            return;
        }

        var own = schema.FindText("name") is null ? space : Register(schema, space);
        switch (word.Text)
        {
            case "record" or "error":
                Record(property, schema, own, path, depth);
                break;
            case "array":
                property.Text("logicalType", "array").Node("items", Part(schema.Find("items"), schema, space, $"{path}[]", depth));
                break;
            case "map":
                property.Text("logicalType", "map").Mapping("map", new NodeFields()
                    .Node("key", schema.Find("odcs-key") is { } key && useAnnotations ? key : new NodeFields()
                        .Text("logicalType", "string").Build())
                    .Node("value", Part(schema.Find("values"), schema, space, $"{path}{{value}}", depth)));
                break;
            default:
                AvroTypeWords.Append(property, schema, word.Text, (w, node) => Named(property, node, space, path, depth), draft, path);
                break;
        }
    }

    private void Record(NodeFields property, DocumentNode record, string space, string path, int depth)
    {
        if (!_open.Add(record))
            throw Refuse(record, $"the record {FindingList.Quote(Name(record))} holds itself",
                "ODCS has no recursive types: end it with a key, or as JSON text");
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        property.Text("logicalType", "object")
            .List("properties", Fields(record, space, path, depth + 1, (name, _) => DraftNames.Nested(name, taken)));
        _open.Remove(record);
    }

    private DocumentNode? Part(DocumentNode? schema, DocumentNode owner, string space, string path, int depth)
    {
        var part = new NodeFields();
        var given = schema ?? throw Refuse(owner, "an array has no items, or a map no values", "say what it holds");
        var (single, _) = Single(given, path);
        Property(part, given, single is null ? null : Annotation(single), space, path, depth + 1);
        return part.Build();
    }

    private void Named(NodeFields property, DocumentNode word, string space, string path, int depth)
    {
        if (AvroTypeWords.TryAppend(property, word.Text))
            return;
        if ((_named.TryGetValue(word.Text, out var found) || _named.TryGetValue($"{space}.{word.Text}", out found)) && found.Schema != word)
            Type(property, found.Schema, found.Space, path, depth + 1);
        else
            throw Refuse(word, $"there is no type {FindingList.Quote(word.Text)} before this place", "define it where it is used first");
    }

    private string Register(DocumentNode schema, string space)
    {
        var name = schema.FindText("name") ?? "";
        var dot = name.LastIndexOf('.');
        var own = dot > 0 ? name[..dot] : schema.FindText("namespace") ?? space;
        _named[own.Length == 0 || dot > 0 ? name : $"{own}.{name}"] = (schema, own);
        return own;
    }

    private void Unknown(DocumentNode element, HashSet<string> known, string path)
    {
        foreach (var entry in element.Entries.Where(e => !known.Contains(e.Name)))
            draft.Note(path, $"{entry.Name}: {CompactText.Of(entry.Value)}", "ODCS has no counterpart");
    }

    private static string Name(DocumentNode schema) =>
        schema.Kind == DocumentNodeKind.Scalar ? schema.Text : schema.FindText("name") ?? schema.FindText("type") ?? "a type";

    private DocumentNode? Annotation(DocumentNode element) =>
        useAnnotations && element.Find(AvroExport.Attribute) is { Kind: DocumentNodeKind.Mapping } annotation ? annotation : null;

    private ImportRefusedException Refuse(DocumentNode node, string message, string fix)
    {
        findings.Error(node, new Demand("import-refused", "Avro"), message, fix);
        return new ImportRefusedException();
    }
}
