using System.Text;

namespace DataMesh.Contracts;

/// <summary>
/// Nodes as YAML in block style. Scalars keep the author's quotes where they can, so that other readers type them as before.
/// </summary>
internal static class YamlText
{
    // YAML limits keys without a question mark to 1024 characters.
    private const int LongestKey = 1000;

    public static void Append(StringBuilder text, DocumentNode root)
    {
        if (root.Kind == DocumentNodeKind.Scalar || IsEmpty(root))
            AppendInline(text, root, indent: 0);
        else
            AppendBlock(text, root, indent: 0);
    }

    // The first line's indentation is already there.
    private static void AppendBlock(StringBuilder text, DocumentNode node, int indent)
    {
        var isFirst = true;
        foreach (var entry in node.Entries)
        {
            StartLine(text, indent, ref isFirst);
            AppendEntry(text, entry, indent);
        }

        foreach (var item in node.Items)
        {
            StartLine(text, indent, ref isFirst);
            text.Append('-');
            if (item.Kind == DocumentNodeKind.Scalar || IsEmpty(item))
            {
                AppendInline(text.Append(' '), item, indent);
            }
            else
            {
                text.Append(' ');
                AppendBlock(text, item, indent + 2);
            }
        }
    }

    private static void StartLine(StringBuilder text, int indent, ref bool isFirst)
    {
        if (!isFirst)
            text.Append(' ', indent);
        isFirst = false;
    }

    private static void AppendEntry(StringBuilder text, DocumentEntry entry, int indent)
    {
        var isLong = entry.Name.Length > LongestKey;
        if (isLong)
            text.Append("? ");
        if (entry.Key.Style == ScalarStyle.Plain && PlainScalars.IsSafe(entry.Name))
            text.Append(entry.Name);
        else
            JsonText.AppendQuoted(text, entry.Name);
        if (isLong)
            text.Append('\n').Append(' ', indent);
        text.Append(':');
        if (entry.Value.Kind == DocumentNodeKind.Scalar || IsEmpty(entry.Value))
        {
            AppendInline(text.Append(' '), entry.Value, indent);
            return;
        }

        text.Append('\n').Append(' ', indent + 2);
        AppendBlock(text, entry.Value, indent + 2);
    }

    private static void AppendInline(StringBuilder text, DocumentNode node, int indent)
    {
        if (node.Kind != DocumentNodeKind.Scalar)
            text.Append(node.Kind == DocumentNodeKind.Mapping ? "{}" : "[]").Append('\n');
        else if (node is { Text.Length: 0, ScalarType: ScalarType.Null })
            text.Append("null\n");
        else if (node.ScalarType != ScalarType.Text || (IsPlain(node) && PlainScalars.IsSafe(node.Text)))
            text.Append(node.Text).Append('\n');
        else if (node.Style is ScalarStyle.Literal or ScalarStyle.Folded && IsLiteral(node.Text))
            AppendLiteral(text, node.Text, indent + 2);
        else if (node.Style == ScalarStyle.SingleQuoted && PlainScalars.IsOneLine(node.Text))
            text.Append('\'').Append(node.Text.Replace("'", "''", StringComparison.Ordinal)).Append("'\n");
        else
            AppendDoubleQuoted(text, node.Text);
    }

    // A tag such as !!str made plain digits text: quotes say so without it.
    private static bool IsPlain(DocumentNode node) => node.Style == ScalarStyle.Plain && node.Tag.Length == 0;

    private static void AppendDoubleQuoted(StringBuilder text, string value)
    {
        JsonText.AppendQuoted(text, value);
        text.Append('\n');
    }

    private static void AppendLiteral(StringBuilder text, string value, int indent)
    {
        var endsWithBreak = value.EndsWith('\n');
        text.Append(endsWithBreak ? "|\n" : "|-\n");
        foreach (var line in (endsWithBreak ? value[..^1] : value).Split('\n'))
        {
            if (line.Length > 0)
                text.Append(' ', indent).Append(line);
            text.Append('\n');
        }
    }

    // What a block scalar can hold without indentation or chomping marks; everything else is quoted.
    private static bool IsLiteral(string value) =>
        value.Length > 0 && value[0] is not (' ' or '\n' or '\t') && !value.EndsWith("\n\n", StringComparison.Ordinal)
        && value.Split('\n').All(line => PlainScalars.IsOneLine(line) && !line.EndsWith(' ') && !line.StartsWith('\t'));

    private static bool IsEmpty(DocumentNode node) => node.Entries.Count == 0 && node.Items.Count == 0;
}
