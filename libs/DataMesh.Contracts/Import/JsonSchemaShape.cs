namespace DataMesh.Contracts;

/// <summary>All keywords that hold for one value: a schema with what it refers to and what it combines by <c>allOf</c>.</summary>
internal sealed class JsonSchemaShape(DraftContract draft, JsonSchemaReferences references, IReadOnlySet<DocumentNode> open)
{
    private static readonly string[] Lower = ["minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties"];
    private static readonly string[] Upper = ["maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties"];
    private static readonly string[] Words = ["title", "description", "examples", "deprecated", "default", "$comment", "x-odcs"];
    private readonly Dictionary<string, DocumentNode> _keywords = new(StringComparer.Ordinal);
    private readonly List<DocumentNode> _targets = [];

    /// <summary>Schemas that references led to: they must not be entered again below.</summary>
    public IReadOnlyList<DocumentNode> Targets => _targets;

    public bool IsNullable { get; private set; }

    public IEnumerable<string> Keywords => _keywords.Keys;

    public DocumentNode? Find(string keyword) => _keywords.GetValueOrDefault(keyword);

    public string? FindText(string keyword) => Find(keyword) is { Kind: DocumentNodeKind.Scalar, IsNull: false } node ? node.Text : null;

    public void Add(DocumentNode schema, string path)
    {
        if (schema.Kind != DocumentNodeKind.Mapping)
        {
            if (schema.Boolean != true)
                draft.Note(path, "a schema that no value meets", "ODCS has no such thing");
            return;
        }

        // A schema's own words come before those of what it refers to.
        foreach (var entry in schema.Entries.Where(e => e.Name is not ("$ref" or "$dynamicRef" or "allOf" or "anyOf" or "oneOf")))
            Merge(entry.Name, entry.Value, path);
        if ((schema.FindText("$ref") ?? schema.FindText("$dynamicRef")) is { } reference)
            Follow(reference, path);
        foreach (var part in schema.Find("allOf")?.Items ?? [])
            Add(part, path);
        Choose(schema.Find("anyOf"), "anyOf", path);
        Choose(schema.Find("oneOf"), "oneOf", path);
    }

    private void Follow(string reference, string path)
    {
        if (references.Find(reference) is not { } target)
            draft.Note(path, $"the reference {reference}", "it leads to another document, or to nothing");
        else if (open.Contains(target))
            draft.Note(path, $"the fields of {reference}", "the type holds itself, and ODCS has no such types");
        else if (!_targets.Contains(target))
        {
            _targets.Add(target);
            Add(target, path);
        }
    }

    // One shape or null is what the others call nullable; several shapes are more than a column can have.
    private void Choose(DocumentNode? choices, string keyword, string path)
    {
        if (choices is null)
            return;
        var rest = choices.Items.Where(c => !IsNull(c)).ToList();
        IsNullable |= rest.Count < choices.Items.Count;
        if (rest.Count == 1)
            Add(rest[0], path);
        else if (rest.Count > 1)
            draft.Note(path, $"{keyword} of {rest.Count} shapes", "a property of ODCS has one type");
    }

    private static bool IsNull(DocumentNode schema) =>
        schema.FindText("type") == "null" || schema.Find("const") is { IsNull: true }
        || schema.Find("enum") is { Items: [{ IsNull: true }] };

    private void Merge(string keyword, DocumentNode value, string path)
    {
        if (_keywords.TryAdd(keyword, value) || Words.Contains(keyword))
            return;
        var given = _keywords[keyword];
        if (keyword is "properties" or "patternProperties")
            _keywords[keyword] = MergedProperties(given, value);
        else if (keyword == "required")
            _keywords[keyword] = DocumentNode.OfSequence([.. given.Items, .. value.Items]);
        else if (Lower.Contains(keyword) && (given.Number, value.Number) is ({ } a, { } b))
            _keywords[keyword] = a >= b ? given : value;
        else if (Upper.Contains(keyword) && (given.Number, value.Number) is ({ } c, { } d))
            _keywords[keyword] = c <= d ? given : value;
        else if (keyword is "enum" or "type" && Common(given, value) is { Count: > 0 } common)
            _keywords[keyword] = DocumentNode.OfSequence(common);
        else if (DocumentWriter.Write(given, DocumentFormat.Json) != DocumentWriter.Write(value, DocumentFormat.Json))
            draft.Note(path, $"one of two {keyword}", "both parts of an allOf say it differently; the first is used");
    }

    private static DocumentNode MergedProperties(DocumentNode given, DocumentNode value)
    {
        var merged = new NodeFields();
        foreach (var entry in given.Entries)
        {
            merged.Node(entry.Name, value.Find(entry.Name) is { } other
                ? new NodeFields().List("allOf", [entry.Value, other]).Build()
                : entry.Value);
        }

        return merged.Rest(value, FieldSet.Of()).Build();
    }

    private static List<DocumentNode> Common(DocumentNode left, DocumentNode right)
    {
        var others = Values(right).Select(v => (v.ScalarType, v.Text)).ToHashSet();
        return [.. Values(left).Where(v => others.Contains((v.ScalarType, v.Text)))];
    }

    private static IReadOnlyList<DocumentNode> Values(DocumentNode node) => node.Kind == DocumentNodeKind.Sequence ? node.Items : [node];
}
