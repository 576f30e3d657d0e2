namespace DataMesh.Tables;

/// <summary>Reads the text of one type; every method returns null where the text is none.</summary>
internal sealed class DuckTypeReader(string text)
{
    private const string Zoned = " WITH TIME ZONE";
    private int _at;

    public DuckType? ReadAll() => ReadType() is { } type && _at == text.Length ? type : null;

    private DuckType? ReadType()
    {
        if (ReadName() is not { } name)
        {
            return null;
        }

        if (Skip(Zoned))
        {
            name += Zoned;
        }

        var type = name is DuckType.Struct or DuckType.Union or DuckType.Map ? ReadNested(name) : ReadScalar(name);
        while (type is not null && Skip("["))
        {
            // The length of an array, if any.
            while (_at < text.Length && char.IsAsciiDigit(text[_at]))
            {
                _at++;
            }

            type = Skip("]") ? new(DuckType.List, string.Empty, [new(null, type)]) : null;
        }

        return type;
    }

    private DuckType? ReadNested(string name)
    {
        if (!Skip("("))
        {
            return null;
        }

        var parts = new List<DuckType.Part>();
        do
        {
            if (ReadPart() is not { } part)
            {
                return null;
            }

            parts.Add(part);
        }
        while (Skip(", "));

        return Skip(")") ? new(name, string.Empty, parts) : null;
    }

    /// <summary><c>INTEGER</c>, or <c>name INTEGER</c>: what is a whole type has no name.</summary>
    private DuckType.Part? ReadPart()
    {
        var start = _at;
        if (ReadType() is { } alone && _at < text.Length && text[_at] is ',' or ')')
        {
            return new(null, alone);
        }

        _at = start;
        return ReadName() is { } name && Skip(" ") && ReadType() is { } type ? new(name, type) : null;
    }

    private DuckType? ReadScalar(string name)
    {
        if (!Skip("("))
        {
            return new(name, string.Empty, []);
        }

        // ENUM('a)', 'it''s'): a bracket in a quoted text ends nothing, and a doubled quote is two quotes that cancel out.
        var start = _at;
        for (var quoted = false; _at < text.Length; _at++)
        {
            quoted ^= text[_at] == '\'';
            if (text[_at] == ')' && !quoted)
            {
                return new(name, text[start.._at++], []);
            }
        }

        return null;
    }

    private string? ReadName()
    {
        var start = _at;
        if (!Skip("\""))
        {
            while (_at < text.Length && (char.IsLetterOrDigit(text[_at]) || text[_at] == '_'))
            {
                _at++;
            }

            return _at > start ? text[start.._at] : null;
        }

        for (; _at < text.Length; _at++)
        {
            if (text[_at] == '"' && (++_at == text.Length || text[_at] != '"'))
            {
                return text[(start + 1)..(_at - 1)].Replace("\"\"", "\"", StringComparison.Ordinal);
            }
        }

        return null;
    }

    private bool Skip(string expected)
    {
        if (string.CompareOrdinal(text, _at, expected, 0, expected.Length) != 0)
        {
            return false;
        }

        _at += expected.Length;
        return true;
    }
}
