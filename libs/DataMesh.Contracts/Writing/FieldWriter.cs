namespace DataMesh.Contracts;

/// <summary>
/// Makes the mapping of one element. What the author wrote stays as it was wherever it still says the same; fields nobody here knows stay
/// too; new fields come last, in the order of the standard.
/// </summary>
internal sealed class FieldWriter(DocumentElement element)
{
    private readonly DocumentNode _original = element.Node.Kind == DocumentNodeKind.Mapping ? element.Node : DocumentNode.None;
    private readonly List<DocumentEntry> _fields = [];
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    public FieldWriter Text(string name, string? value) =>
        Add(name, o => o.IsNull ? value is null : o.Kind == DocumentNodeKind.Scalar && o.Text == value,
            string.IsNullOrEmpty(value) ? null : DocumentNode.OfText(value));

    public FieldWriter Flag(string name, bool? value) =>
        Add(name, o => o.IsNull ? value is not true : o.Boolean == value, value is { } flag ? DocumentNode.OfBoolean(flag) : null);

    /// <summary>A flag that is false when absent.</summary>
    public FieldWriter Mark(string name, bool value) =>
        Add(name, o => o.IsNull ? !value : o.Boolean == value, value ? DocumentNode.OfBoolean(value) : null);

    public FieldWriter Number(string name, decimal? value) =>
        Add(name, o => o.IsNull ? value is null : o.Number == value, value is { } number ? DocumentNode.OfNumber(number) : null);

    /// <summary>A position, where -1 says there is none.</summary>
    public FieldWriter Place(string name, int? value) =>
        Add(name, o => o.IsNull || o.Number == -1 ? value is null : o.Number == value, value is { } place ? DocumentNode.OfNumber(place)
            : null);

    public FieldWriter Node(string name, DocumentNode? value) =>
        Add(name, o => ReferenceEquals(o, value) || (o.IsNull && value is null), ReferenceEquals(value, DocumentNode.None) ? null : value);

    public FieldWriter Nodes(string name, IReadOnlyList<DocumentNode> values) =>
        Add(name, o => IsSame(o, values), values.Count == 0 ? null : DocumentNode.OfSequence(values));

    public FieldWriter Texts(string name, IReadOnlyList<string> values) =>
        Add(name, o => o.IsNull ? values.Count == 0 : o.Kind == DocumentNodeKind.Sequence
            && o.Items.Select(i => i.Text).SequenceEqual(values),
            values.Count == 0 ? null : DocumentNode.OfSequence([.. values.Select(DocumentNode.OfText)]));

    /// <summary>One text, or a list of several.</summary>
    public FieldWriter TextOrTexts(string name, IReadOnlyList<string> values) =>
        _original.Find(name) is not { Kind: DocumentNodeKind.Sequence } && values.Count == 1 ? Text(name, values[0]) : Texts(name, values);

    public FieldWriter List<T>(string name, IReadOnlyList<T> values, Func<T, DocumentNode> write) =>
        Add(name, o => values.Count == 0 && o is { Kind: DocumentNodeKind.Sequence, Items.Count: 0 } or { IsNull: true },
            values.Count == 0 ? null : DocumentNode.OfSequence([.. values.Select(write)]));

    public FieldWriter One<T>(string name, T? value, Func<T, DocumentNode> write)
        where T : class =>
        Add(name, o => value is null && o.IsNull, value is null ? null : write(value));

    public DocumentNode Build()
    {
        var made = _fields.ToDictionary(f => f.Name, StringComparer.Ordinal);
        var entries = new List<DocumentEntry>();
        foreach (var entry in _original.Entries)
        {
            if (!_known.Contains(entry.Name))
                entries.Add(entry);
            else if (made.Remove(entry.Name, out var field))
                entries.Add(field);
        }

        entries.AddRange(_fields.Where(f => made.ContainsKey(f.Name)));
        return DocumentNode.OfMapping(entries);
    }

    private FieldWriter Add(string name, Func<DocumentNode, bool> saysTheSame, DocumentNode? fresh)
    {
        _known.Add(name);
        var given = _original.Entries.FirstOrDefault(e => e.Name == name);
        if (given is not null && saysTheSame(given.Value))
            _fields.Add(given);
        else if (fresh is not null)
            _fields.Add(new DocumentEntry(given?.Key ?? DocumentNode.OfText(name), fresh));
        return this;
    }

    private static bool IsSame(DocumentNode original, IReadOnlyList<DocumentNode> values) =>
        original.IsNull ? values.Count == 0 : original.Kind == DocumentNodeKind.Sequence && original.Items.SequenceEqual(values);
}
