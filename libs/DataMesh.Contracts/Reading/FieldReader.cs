namespace DataMesh.Contracts;

/// <summary>
/// Reads one mapping, field by field. What is asked for is what the standard knows: when the mapping is done, every
/// other field is a finding. So the reading code is the table of the standard's fields.
/// </summary>
internal sealed class FieldReader(DocumentNode node, string section, Standard standard, FindingList findings)
{
    // Borrowed, as a document has tens of thousands of mappings; given back when the mapping is read.
    private readonly List<string> _known = findings.Names.TryPop(out var names) ? names : new List<string>(64);
    private HashSet<string>? _tooNew;

    public DocumentNode Node => node;
    public Standard Standard => standard;
    public FindingList Findings => findings;

    public Demand Demand(string code) => new(code, standard.Section(section));

    /// <summary>Reads a mapping and reports its unknown fields; null, with a finding, when the node is no mapping.</summary>
    public T? Mapping<T>(DocumentNode mapping, string ofSection, Func<FieldReader, T> read)
        where T : class
    {
        if (mapping.Kind != DocumentNodeKind.Mapping)
        {
            findings.Error(mapping, Demand("wrong-type"), $"this must be a mapping, but it is {Describe(mapping)}",
                "write its fields as 'name: value', each on a line of its own");
            return null;
        }

        var fields = new FieldReader(mapping, ofSection, standard, findings);
        var value = read(fields);
        fields.ReportUnknown();
        fields._known.Clear();
        findings.Names.Push(fields._known);
        return value;
    }

    /// <summary>Marks fields that came with a later release of the standard.</summary>
    public void Since(StandardVersion version, params ReadOnlySpan<string> names)
    {
        if (standard.Version >= version)
            return;
        foreach (var name in names)
        {
            (_tooNew ??= new HashSet<string>(StringComparer.Ordinal)).Add(name);
            if (node.Find(name) is { } value)
            {
                // A warning: releases only add, and the standard's own examples run ahead of the version they name.
                findings.Warning(value, Demand("field-too-new"),
                    $"'{name}' came with {standard.Name} {version}, but the document says apiVersion {standard.Version}",
                    $"set apiVersion: {version}, or remove the field");
            }
        }
    }

    /// <summary>The value under a name, or null when absent or empty; a warning when it is given without a value.</summary>
    public DocumentNode? Optional(string name)
    {
        _known.Add(name);
        var value = node.Find(name);
        if (value is not { IsNull: true })
            return value;
        findings.Warning(value, Demand("empty-value"), $"'{name}' has no value", "give it a value or remove the line");
        return null;
    }

    /// <summary>The value under a name, null included; absent only with a finding.</summary>
    public DocumentNode? Required(string name)
    {
        _known.Add(name);
        var value = node.Find(name);
        if (value is null)
            ReportMissing(name);
        return value;
    }

    /// <summary>Any value, null included.</summary>
    public DocumentNode? Open(string name)
    {
        _known.Add(name);
        return node.Find(name);
    }

    public string? Text(string name) => Optional(name) is { } value ? TextOf(value) : null;

    /// <summary>Text that must be there and not be blank; an empty string, with a finding, when it is not.</summary>
    public string RequiredText(string name)
    {
        if (Required(name) is not { } value)
            return "";
        if (value.IsNull || (value.Kind == DocumentNodeKind.Scalar && string.IsNullOrWhiteSpace(value.Text)))
            findings.Error(value, Demand("missing-field"), $"'{name}' is required but has no value", $"give '{name}' a value");
        else
            return TextOf(value) ?? "";
        return "";
    }

    public bool? Flag(string name)
    {
        if (Optional(name) is not { } value)
            return null;
        if (value.Boolean is { } flag)
            return flag;
        Wrong(value, "true or false", "write true or false, without quotes");
        return null;
    }

    public int? WholeNumber(string name)
    {
        if (Optional(name) is not { } value)
            return null;
        if (value is { ScalarType: ScalarType.Integer, Number: { } number and >= int.MinValue and <= int.MaxValue })
            return (int)number;
        Wrong(value, "a whole number", "write digits without quotes");
        return null;
    }

    public decimal? Number(string name)
    {
        if (Optional(name) is not { } value)
            return null;
        if (value.Number is { } number)
            return number;
        Wrong(value, "a number", "write digits without quotes");
        return null;
    }

    /// <summary>Text out of a closed list.</summary>
    public string? Choice(string name, params ReadOnlySpan<string> allowed)
    {
        if (Optional(name) is not { } value || TextOf(value) is not { } text)
            return null;
        if (allowed.Contains(text))
            return text;
        ReportNotAllowed(value, name, text, allowed.ToArray());
        return null;
    }

    /// <summary>Reports text outside of a closed list, with the nearest allowed value.</summary>
    public void ReportNotAllowed(DocumentNode value, string name, string text, IReadOnlyList<string> allowed)
    {
        var meant = Spelling.Nearest(text, allowed);
        findings.Error(value, Demand("value-not-allowed"), $"{FindingList.Quote(text)} is no value of '{name}'",
            meant is null ? $"use one of {string.Join(", ", allowed)}" : $"did you mean '{meant}'? Allowed: {string.Join(", ", allowed)}");
    }

    public IReadOnlyList<string> TextList(string name)
    {
        var items = Sequence(name);
        return items.Count == 0 ? [] : [.. items.Select(TextOf).OfType<string>()];
    }

    /// <summary>Any values.</summary>
    public IReadOnlyList<DocumentNode> OpenList(string name) => Sequence(name);

    public IReadOnlyList<T> List<T>(string name, string ofSection, Func<FieldReader, T> read)
        where T : class
    {
        var items = Sequence(name);
        if (items.Count == 0)
            return [];
        var values = new List<T>(items.Count);
        for (var i = 0; i < items.Count; i++)
        {
            if (Mapping(items[i], ofSection, read) is { } value)
                values.Add(value);
        }

        return values;
    }

    public T? One<T>(string name, string ofSection, Func<FieldReader, T> read)
        where T : class =>
        Optional(name) is { } value ? Mapping(value, ofSection, read) : null;

    /// <summary>Text of a scalar, or null with a finding. Numbers and booleans are no text: other readers would re-type them.</summary>
    public string? TextOf(DocumentNode value)
    {
        if (value.Kind == DocumentNodeKind.Scalar && value.ScalarType == ScalarType.Text)
            return value.Text;
        Wrong(value, "text", value.Kind == DocumentNodeKind.Scalar ? $"put it in quotes: \"{value.Text}\"" : "write one text value");
        return null;
    }

    public void Wrong(DocumentNode value, string expected, string fix) =>
        findings.Error(value, Demand("wrong-type"), $"this must be {expected}, but it is {Describe(value)}", fix);

    private Severity UnknownSeverity => standard.IsClosed || node.Location == DocumentPath.Root ? Severity.Error : Severity.Warning;

    private IReadOnlyList<DocumentNode> Sequence(string name)
    {
        if (Optional(name) is not { } value)
            return [];
        if (value.Kind == DocumentNodeKind.Sequence)
            return value.Items;
        Wrong(value, "a list", $"start each entry of '{name}' with a dash");
        return [];
    }

    private void ReportMissing(string name)
    {
        var typo = node.Entries.Select(e => e.Name).FirstOrDefault(n => Spelling.Nearest(n, [name]) is not null && !_known.Contains(n));
        // One mistake, one finding: the misspelt field will be reported as unknown, with this name as the fix.
        if (typo is not null && UnknownSeverity == Severity.Error)
            return;
        findings.Error(node, Demand("missing-field"), $"the required field '{name}' is missing",
            typo is null ? $"add '{name}: …'" : $"is {FindingList.Quote(typo)} meant to be '{name}'?");
    }

    private void ReportUnknown()
    {
        if (!HasUnknown())
            return;
        var given = node.Entries.Select(e => e.Name).ToHashSet(StringComparer.Ordinal);
        var absent = _known.Where(known => !given.Contains(known)).ToList();
        foreach (var entry in node.Entries.Where(e => IsUnknown(e.Name)))
        {
            var meant = findings.IsFull ? null : Spelling.Nearest(entry.Name, absent);
            findings.Add(UnknownSeverity, entry.Key.Position, entry.Value.Path, Demand("unknown-field"),
                $"{FindingList.Quote(entry.Name)} is no field of {standard.Name} {section}",
                meant is not null ? $"did you mean '{meant}'?"
                : Standard == Standard.DataMesh ? "remove it"
                : "remove it, or keep it under customProperties");
        }
    }

    private bool HasUnknown()
    {
        for (var i = 0; i < node.Entries.Count; i++)
        {
            if (IsUnknown(node.Entries[i].Name))
                return true;
        }

        return false;
    }

    private bool IsUnknown(string name) => !_known.Contains(name) && _tooNew?.Contains(name) != true;

    private static string Describe(DocumentNode value) => value.Kind switch
    {
        DocumentNodeKind.Mapping => "a mapping",
        DocumentNodeKind.Sequence => "a list",
        _ => value.ScalarType switch
        {
            ScalarType.Null => "empty",
            ScalarType.Boolean => $"the boolean {value.Text}",
            ScalarType.Integer or ScalarType.Number => $"the number {FindingList.Quote(value.Text)}",
            _ => $"the text {FindingList.Quote(value.Text)}",
        },
    };
}
