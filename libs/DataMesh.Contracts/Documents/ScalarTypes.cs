namespace DataMesh.Contracts;

/// <summary>
/// The YAML 1.2 core schema for plain scalars, narrowed to what every YAML and JSON reader agrees on: timestamps,
/// <c>on/off/yes/no</c>, numbers with leading zeros, octal and hexadecimal numbers stay text.
/// </summary>
internal static class ScalarTypes
{
    public const string TextTag = "tag:yaml.org,2002:str";

    public static ScalarType Of(string text, ScalarStyle style, string tag)
    {
        if (style != ScalarStyle.Plain || tag is TextTag or "!")
            return ScalarType.Text;
        return text switch
        {
            "" or "~" or "null" or "Null" or "NULL" => ScalarType.Null,
            "true" or "True" or "TRUE" or "false" or "False" or "FALSE" => ScalarType.Boolean,
            _ => OfNumber(text),
        };
    }

    private static ScalarType OfNumber(string text)
    {
        var rest = text.AsSpan();
        if (rest[0] is '-' or '+')
            rest = rest[1..];
        var whole = Digits(ref rest);
        if (whole.Length > 1 && whole[0] == '0')
            return ScalarType.Text;
        if (rest.IsEmpty)
            return whole.IsEmpty ? ScalarType.Text : ScalarType.Integer;

        if (rest[0] == '.')
        {
            rest = rest[1..];
            var fraction = Digits(ref rest);
            if (whole.IsEmpty && fraction.IsEmpty)
                return ScalarType.Text;
        }
        else if (whole.IsEmpty)
        {
            return ScalarType.Text;
        }

        return rest.IsEmpty || IsExponent(rest) ? ScalarType.Number : ScalarType.Text;
    }

    private static bool IsExponent(ReadOnlySpan<char> rest)
    {
        if (rest[0] is not ('e' or 'E'))
            return false;
        rest = rest[1..];
        if (!rest.IsEmpty && rest[0] is '-' or '+')
            rest = rest[1..];
        return !Digits(ref rest).IsEmpty && rest.IsEmpty;
    }

    private static ReadOnlySpan<char> Digits(ref ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length && char.IsAsciiDigit(text[length]))
            length++;
        var digits = text[..length];
        text = text[length..];
        return digits;
    }
}
