namespace DataMesh.Contracts;

/// <summary>
/// A place in both documents, and the list of changes found so far. Every method reports a difference in both directions alike.
/// </summary>
internal sealed class ChangeScope
{
    private const int LongestValue = 300;
    private readonly List<ContractChange> _changes;
    private readonly Place _before;
    private readonly Place _after;
    private readonly string? _object;
    private readonly string? _property;

    public ChangeScope(List<ContractChange> changes, DocumentElement before, DocumentElement after)
        : this(changes, new Place("", before.Position), new Place("", after.Position), null, null)
    {
    }

    private ChangeScope(List<ContractChange> changes, Place before, Place after, string? objectName, string? property)
    {
        _changes = changes;
        _before = before;
        _after = after;
        _object = objectName;
        _property = property;
    }

    /// <summary>A field of this element.</summary>
    public ChangeScope Field(string name) => new(_changes, _before.Field(name), _after.Field(name), _object, _property);

    /// <summary>An element of a list, by its label in each document; a side without it has no path.</summary>
    public ChangeScope Element<T>(string list, T? before, T? after, Func<T, string> label)
        where T : DocumentElement
    {
        var known = before ?? after;
        return new(
            _changes,
            _before.Element(list, before, label),
            _after.Element(list, after, label),
            known is SchemaObject schema ? schema.Name : _object,
            // Of nested fields, the column that holds them.
            known is SchemaProperty property ? _property ?? property.Name : _property);
    }

    public void Add(string code, string? before, string? after) => _changes.Add(new ContractChange
    {
        Kind = ChangeKinds.Of(code),
        BeforePath = _before.Path,
        AfterPath = _after.Path,
        Before = Clip(before),
        After = Clip(after),
        ObjectName = _object,
        PropertyName = _property,
        BeforePosition = _before.Position,
        AfterPosition = _after.Position,
    });

    /// <summary>Reports an element that only one side has: the code when it came, its mirror when it went.</summary>
    public bool Presence(string addedCode, object? before, object? after, string? text = null)
    {
        if (before is null == after is null)
            return false;
        if (before is null)
            Add(addedCode, null, text);
        else
            Add(ChangeKinds.Of(addedCode).Mirror, text, null);
        return true;
    }

    /// <summary>Reports a value that came, went or became another one.</summary>
    public void Value(string addedCode, string changedCode, string? before, string? after)
    {
        if (string.Equals(before, after, StringComparison.Ordinal))
            return;
        if (before is null)
            Add(addedCode, null, after);
        else if (after is null)
            Add(ChangeKinds.Of(addedCode).Mirror, before, null);
        else
            Add(changedCode, before, after);
    }

    /// <summary>Reports a value that became another one, came or went, all by one code.</summary>
    public void Text(string code, string? before, string? after)
    {
        if (!string.Equals(before, after, StringComparison.Ordinal))
            Add(code, before, after);
    }

    /// <summary>Reports a switch: the code when it was turned on, its mirror when it was turned off.</summary>
    public void Flag(string onCode, bool before, bool after)
    {
        if (before != after)
            Add(after ? onCode : ChangeKinds.Of(onCode).Mirror, before ? "true" : "false", after ? "true" : "false");
    }

    /// <summary>Reports a promise that became stricter (the code), laxer (its mirror) or different.</summary>
    public void Promise(string tighterCode, string otherCode, Direction direction, string? before, string? after)
    {
        if (direction == Direction.Tighter)
            Add(tighterCode, before, after);
        else if (direction == Direction.Looser)
            Add(ChangeKinds.Of(tighterCode).Mirror, before, after);
        else if (direction == Direction.Other)
            Add(otherCode, before, after);
    }

    /// <summary>Reports what joined and left a set of texts.</summary>
    public void Set(string addedCode, IEnumerable<string> before, IEnumerable<string> after)
    {
        var (old, @new) = (before.ToHashSet(StringComparer.Ordinal), after.ToHashSet(StringComparer.Ordinal));
        foreach (var gone in old.Except(@new))
            Add(ChangeKinds.Of(addedCode).Mirror, gone, null);
        foreach (var come in @new.Except(old))
            Add(addedCode, null, come);
    }

    private static string? Clip(string? value) => value is null || value.Length <= LongestValue ? value : value[..LongestValue] + "…";

    // A place in one document; the path is null where the document has no such element.
    private readonly record struct Place(string? Path, SourcePosition Position)
    {
        public Place Field(string name) => this with { Path = Join(name) };

        public Place Element<T>(string list, T? element, Func<T, string> label)
            where T : DocumentElement =>
            element is null
                ? default
                : new Place(Join(list.Length == 0 ? label(element) : $"{list}[{label(element)}]"), element.Position);

        private string? Join(string name) => Path is null ? null : Path.Length == 0 ? name : $"{Path}.{name}";
    }
}
