using System.Text;

namespace DataMesh.Contracts;

/// <summary>Any value on one line, for people: <c>mustBe 0, arguments (pattern: x)</c>.</summary>
internal static class CompactText
{
    public static string Of(DocumentNode node)
    {
        var text = new StringBuilder();
        Append(text, node, isTop: true);
        return text.ToString();
    }

    private static void Append(StringBuilder text, DocumentNode node, bool isTop)
    {
        if (node.Kind == DocumentNodeKind.Scalar)
        {
            text.Append(node.Text);
            return;
        }

        if (!isTop)
            text.Append('(');
        var separator = "";
        foreach (var item in node.Items)
        {
            Append(text.Append(separator), item, isTop: false);
            separator = ", ";
        }

        foreach (var entry in node.Entries)
        {
            Append(text.Append(separator).Append(entry.Name).Append(": "), entry.Value, isTop: false);
            separator = ", ";
        }

        if (!isTop)
            text.Append(')');
    }
}
