using System.Globalization;
using System.Text;

namespace DataMesh.Contracts;

/// <summary>Nodes as JSON. Numbers keep their digits: none passes through a binary type.</summary>
internal static class JsonText
{
    public static void Append(StringBuilder text, DocumentNode node, int indent)
    {
        switch (node.Kind)
        {
            case DocumentNodeKind.Mapping when node.Entries.Count > 0:
                AppendMapping(text, node, indent);
                break;
            case DocumentNodeKind.Sequence when node.Items.Count > 0:
                AppendSequence(text, node, indent);
                break;
            case DocumentNodeKind.Scalar:
                AppendScalar(text, node);
                break;
            default:
                text.Append(node.Kind == DocumentNodeKind.Mapping ? "{}" : "[]");
                break;
        }
    }

    /// <summary>A text in double quotes, for JSON and YAML alike.</summary>
    public static void AppendQuoted(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var c in value)
        {
            _ = c switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                _ when MustEscape(c) => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => text.Append(c),
            };
        }

        text.Append('"');
    }

    // Besides what JSON demands: line breaks of YAML 1.1, the byte order mark, and what YAML forbids unescaped.
    private static bool MustEscape(char c) =>
        c is < ' ' or (>= '\u007F' and <= '\u00A0') or '\u2028' or '\u2029' or '\uFEFF' or >= '\uFFFE';

    private static void AppendMapping(StringBuilder text, DocumentNode node, int indent)
    {
        var separator = "{";
        foreach (var entry in node.Entries)
        {
            text.Append(separator).Append('\n').Append(' ', indent + 2);
            AppendQuoted(text, entry.Name);
            text.Append(": ");
            Append(text, entry.Value, indent + 2);
            separator = ",";
        }

        text.Append('\n').Append(' ', indent).Append('}');
    }

    private static void AppendSequence(StringBuilder text, DocumentNode node, int indent)
    {
        var separator = "[";
        foreach (var item in node.Items)
        {
            text.Append(separator).Append('\n').Append(' ', indent + 2);
            Append(text, item, indent + 2);
            separator = ",";
        }

        text.Append('\n').Append(' ', indent).Append(']');
    }

    private static void AppendScalar(StringBuilder text, DocumentNode node)
    {
        switch (node.ScalarType)
        {
            case ScalarType.Null:
                text.Append("null");
                break;
            case ScalarType.Boolean:
                text.Append(node.Boolean == true ? "true" : "false");
                break;
            case ScalarType.Integer or ScalarType.Number:
                AppendNumber(text, node.Text);
                break;
            default:
                AppendQuoted(text, node.Text);
                break;
        }
    }

    // YAML also writes +1, .5 and 5., which JSON does not.
    private static void AppendNumber(StringBuilder text, string number)
    {
        var digits = number.AsSpan().TrimStart('+');
        if (digits[0] == '-')
        {
            text.Append('-');
            digits = digits[1..];
        }

        if (digits[0] == '.')
            text.Append('0');
        var point = digits.IndexOf('.');
        var endsAtPoint = point >= 0 && (point == digits.Length - 1 || !char.IsAsciiDigit(digits[point + 1]));
        text.Append(endsAtPoint ? digits[..(point + 1)] : digits);
        if (endsAtPoint)
            text.Append('0').Append(digits[(point + 1)..]);
    }
}
