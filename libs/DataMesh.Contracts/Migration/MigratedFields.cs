namespace DataMesh.Contracts;

/// <summary>
/// Builds one mapping of the new document from one of the old: each field is carried by name, changed, or kept as a custom property, and each
/// of these is reported.
/// </summary>
internal sealed class MigratedFields(DocumentNode old, string path, List<MigrationMove> moves)
{
    private readonly List<DocumentEntry> _entries = [];
    private readonly List<DocumentNode> _custom = [];
    private readonly HashSet<string> _done = new(StringComparer.Ordinal);

    public DocumentNode Old => old;

    public List<MigrationMove> Moves => moves;

    /// <summary>The old field's value, once; null when it is absent or says nothing.</summary>
    public DocumentNode? Take(string name)
    {
        _done.Add(name);
        return old.Find(name) is { IsNull: false } value ? value : null;
    }

    /// <summary>The field under its new name, its value as it was written.</summary>
    public MigratedFields Carry(string name, string? newName = null)
    {
        if (Take(name) is { } value)
        {
            Add(newName ?? name, value);
            if (newName is not null && newName != name)
                Report(value, newName, reason: null);
        }

        return this;
    }

    public MigratedFields Add(string name, DocumentNode value)
    {
        _entries.Add(new(DocumentNode.OfText(name), value));
        return this;
    }

    /// <summary>The field with another value, for a reason.</summary>
    public MigratedFields Change(string name, string newName, DocumentNode value, string reason)
    {
        Report(old.Find(name)!, newName, reason);
        return Add(newName, value);
    }

    /// <summary>Fields that nothing has taken, as custom properties, because 3.x has no place for them.</summary>
    public MigratedFields Keep(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (!_done.Contains(name) && Take(name) is { } value)
                KeepValue(name, value, $"ODCS 3 has no '{name}'");
        }

        return this;
    }

    public void KeepValue(string name, DocumentNode value, string reason)
    {
        _custom.Add(DocumentNode.OfMapping(
            [new(DocumentNode.OfText("property"), DocumentNode.OfText(name)), new(DocumentNode.OfText("value"), value)]));
        Report(value, $"customProperties[{_custom.Count - 1}]", reason);
    }

    public void LeaveBehind(string name, string reason)
    {
        if (Take(name) is { } value)
            moves.Add(new(value.Path, null, value.Position, reason));
    }

    /// <summary>What nobody asked for is kept, too: nothing is lost in silence.</summary>
    public DocumentNode Build()
    {
        foreach (var entry in old.Entries.Where(entry => entry.Name != "customProperties" && !_done.Contains(entry.Name) && !entry.Value.IsNull))
            KeepValue(entry.Name, entry.Value, "the field is unknown");
        List<DocumentNode> custom = [.. old.Find("customProperties")?.Items ?? [], .. _custom];
        if (custom.Count > 0)
            Add("customProperties", DocumentNode.OfSequence(custom));
        return DocumentNode.OfMapping(_entries);
    }

    public void Report(DocumentNode value, string newName, string? reason) =>
        moves.Add(new(value.Path, path.Length == 0 ? newName : $"{path}.{newName}", value.Position, reason));
}
