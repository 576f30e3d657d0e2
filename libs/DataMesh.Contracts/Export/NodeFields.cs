namespace DataMesh.Contracts;

/// <summary>Makes a mapping, field by field; what is absent is left out.</summary>
internal sealed class NodeFields
{
    private readonly List<DocumentEntry> _entries = [];
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    public bool IsEmpty => _entries.Count == 0;

    public NodeFields Text(string name, string? value) => Node(name, value is null ? null : Quoted(value));

    public NodeFields Number(string name, decimal? value) => Node(name, value is { } number ? DocumentNode.OfNumber(number) : null);

    public NodeFields Flag(string name, bool value) => Node(name, value ? DocumentNode.OfBoolean(value) : null);

    public NodeFields Node(string name, DocumentNode? value)
    {
        if (value is not null && _names.Add(name))
            _entries.Add(new DocumentEntry(DocumentNode.OfText(name), value));
        return this;
    }

    public NodeFields List(string name, IReadOnlyList<DocumentNode> values) =>
        Node(name, values.Count == 0 ? null : DocumentNode.OfSequence(values));

    public NodeFields Texts(string name, IEnumerable<string> values) => List(name, [.. values.Select(Quoted)]);

    /// <summary>A mapping, unless it has no fields.</summary>
    public NodeFields Mapping(string name, NodeFields fields) => Node(name, fields.IsEmpty ? null : fields.Build());

    /// <summary>All fields of a mapping but the named ones and those that are here already.</summary>
    public NodeFields Rest(DocumentNode? mapping, FieldSet without)
    {
        foreach (var entry in mapping?.Entries ?? [])
        {
            if (!without.Contains(entry.Name))
                Node(entry.Name, entry.Value);
        }

        return this;
    }

    public NodeFields Without(string name)
    {
        _entries.RemoveAll(e => e.Name == name);
        _names.Remove(name);
        return this;
    }

    public DocumentNode Build() => DocumentNode.OfMapping(_entries);

    public static DocumentNode Quoted(string value) =>
        new() { Kind = DocumentNodeKind.Scalar, Text = value, Style = ScalarStyle.DoubleQuoted };

    public static DocumentNode Null { get; } = new() { Kind = DocumentNodeKind.Scalar, Text = "null" };
}
