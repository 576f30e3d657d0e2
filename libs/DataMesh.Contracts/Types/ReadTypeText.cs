using System.Globalization;

namespace DataMesh.Contracts;

/// <summary>
/// Reads a type in the words of PostgreSQL, DuckDB and their relatives: <c>numeric(10,2)</c>, <c>timestamp(3) with time zone</c>,
/// <c>STRUCT(a INTEGER, b VARCHAR[])</c>.
/// </summary>
internal sealed class ReadTypeText
{
    private const int Deepest = 32;
    private readonly string _text;
    private int _at;

    private ReadTypeText(string text) => _text = text;

    /// <summary>The type, or null when the words are unknown.</summary>
    public static DataType? Read(string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > 100_000)
            return null;
        var reader = new ReadTypeText(text);
        var type = reader.ReadType(0);
        reader.SkipSpace();
        return reader._at == text.Length ? type : null;
    }

    private DataType? ReadType(int depth)
    {
        if (depth > Deepest)
            return null;
        var words = Words();
        var type = words switch
        {
            "struct" or "row" => ReadStruct(depth),
            "map" => ReadMap(depth),
            "enum" => ReadEnum(),
            _ => ReadNamed(words),
        };
        while (type is not null && Take('['))
        {
            var size = Number();
            if (!Take(']'))
                return null;
            type = new DataType(TypeKind.Array) { Element = type, Size = size };
        }

        return type;
    }

    private DataType? ReadNamed(string words)
    {
        var numbers = new List<int>();
        if (Take('('))
        {
            do
            {
                if (Number() is not { } number)
                    return null;
                numbers.Add(number);
            }
            while (Take(','));
            if (!Take(')'))
                return null;
        }

        var rest = Words();
        return TypeWords.Find(rest.Length == 0 ? words : $"{words} {rest}", numbers);
    }

    private DataType? ReadStruct(int depth)
    {
        if (!Take('('))
            return null;
        var fields = new List<TypeField>();
        do
        {
            SkipSpace();
            var name = _at < _text.Length && _text[_at] == '"' ? Quoted('"') : Word();
            if (name.Length == 0 || ReadType(depth + 1) is not { } type)
                return null;
            fields.Add(new TypeField(name, type));
        }
        while (Take(','));
        return Take(')') ? new DataType(TypeKind.Struct) { Fields = fields } : null;
    }

    private DataType? ReadMap(int depth) =>
        Take('(') && ReadType(depth + 1) is { } key && Take(',') && ReadType(depth + 1) is { } value && Take(')')
            ? new DataType(TypeKind.Map) { Key = key, Element = value }
            : null;

    private DataType? ReadEnum()
    {
        if (!Take('('))
            return null;
        var values = new List<string>();
        do
        {
            SkipSpace();
            if (_at >= _text.Length || _text[_at] != '\'')
                return null;
            values.Add(Quoted('\''));
        }
        while (Take(','));
        return Take(')') ? DataType.Text with { Values = values } : null;
    }

    private string Quoted(char quote)
    {
        var text = new System.Text.StringBuilder();
        for (_at++; _at < _text.Length; _at++)
        {
            if (_text[_at] != quote)
                text.Append(_text[_at]);
            else if (_at + 1 < _text.Length && _text[_at + 1] == quote)
                text.Append(_text[_at++]);
            else
                break;
        }

        _at = Math.Min(_at + 1, _text.Length);
        return text.ToString();
    }

    // Words of one type, in lower case and one space between: "double precision", "with time zone".
    private string Words()
    {
        var words = new List<string>();
        for (var word = Word(); word.Length > 0; word = Word())
            words.Add(word.ToLowerInvariant());
        return string.Join(' ', words);
    }

    private string Word()
    {
        SkipSpace();
        var start = _at;
        while (_at < _text.Length && (char.IsLetterOrDigit(_text[_at]) || _text[_at] == '_'))
            _at++;
        return _text[start.._at];
    }

    private int? Number()
    {
        SkipSpace();
        var start = _at;
        if (_at < _text.Length && _text[_at] == '-')
            _at++;
        while (_at < _text.Length && char.IsAsciiDigit(_text[_at]))
            _at++;
        return int.TryParse(_text.AsSpan(start, _at - start), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
    }

    private bool Take(char expected)
    {
        SkipSpace();
        if (_at >= _text.Length || _text[_at] != expected)
            return false;
        _at++;
        return true;
    }

    private void SkipSpace()
    {
        while (_at < _text.Length && char.IsWhiteSpace(_text[_at]))
            _at++;
    }
}
