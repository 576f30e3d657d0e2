namespace DataMesh.Contracts;

/// <summary>
/// A place in both documents, and the list of changes found so far. Every method reports a difference in both directions alike.
/// </summary>
internal sealed class ChangeScope
{
    private const int LongestValue = 300;
    private readonly List<ContractChange> _changes;
    private readonly string? _before;
    private readonly string? _after;
    private readonly SourcePosition _beforePosition;
    private readonly SourcePosition _afterPosition;

    public ChangeScope(List<ContractChange> changes, DocumentElement before, DocumentElement after)
        : this(changes, "", "", before.Position, after.Position)
    {
    }

    private ChangeScope(
        List<ContractChange> changes, string? before, string? after, SourcePosition beforePosition, SourcePosition afterPosition)
    {
        _changes = changes;
        _before = before;
        _after = after;
        _beforePosition = beforePosition;
        _afterPosition = afterPosition;
    }

    /// <summary>A field of this element.</summary>
    public ChangeScope Field(string name) => new(_changes, Join(_before, name), Join(_after, name), _beforePosition, _afterPosition);

    /// <summary>An element of a list, by its label in each document; a side without it has no path.</summary>
    public ChangeScope Element<T>(string list, T? before, T? after, Func<T, string> label)
        where T : DocumentElement =>
        new(
            _changes,
            before is null ? null : Join(_before, list.Length == 0 ? label(before) : $"{list}[{label(before)}]"),
            after is null ? null : Join(_after, list.Length == 0 ? label(after) : $"{list}[{label(after)}]"),
            before?.Position ?? SourcePosition.None,
            after?.Position ?? SourcePosition.None);

    public void Add(string code, string? before, string? after) => _changes.Add(new ContractChange
    {
        Kind = ChangeKinds.Of(code),
        BeforePath = _before,
        AfterPath = _after,
        Before = Clip(before),
        After = Clip(after),
        BeforePosition = _beforePosition,
        AfterPosition = _afterPosition,
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

    private static string? Join(string? path, string name) => path is null ? null : path.Length == 0 ? name : $"{path}.{name}";

    private static string? Clip(string? value) => value is null || value.Length <= LongestValue ? value : value[..LongestValue] + "…";
}
