using System.Globalization;
using System.Text;

namespace DataMesh.Contracts;

/// <summary>Open values as text in which equal values are equal: keys sorted, numbers without trailing zeros, texts quoted.</summary>
internal static class NodeText
{
    public static string? Of(DocumentNode? node)
    {
        if (node is null)
            return null;
        var text = new StringBuilder();
        Append(text, node);
        return text.ToString();
    }

    /// <summary>As <see cref="Of"/>, but a lone text is not quoted: what people write.</summary>
    public static string? Plain(DocumentNode? node) =>
        node is { Kind: DocumentNodeKind.Scalar, ScalarType: ScalarType.Text } ? node.Text : Of(node);

    public static string Number(decimal number) => number.ToString("0.#############################", CultureInfo.InvariantCulture);

    private static void Append(StringBuilder text, DocumentNode node)
    {
        switch (node.Kind)
        {
            case DocumentNodeKind.Scalar:
                text.Append(Scalar(node));
                break;
            case DocumentNodeKind.Sequence:
                text.Append('[');
                AppendAll(text, node.Items, item => Append(text, item));
                text.Append(']');
                break;
            default:
                text.Append('{');
                AppendAll(text, [.. node.Entries.OrderBy(e => e.Name, StringComparer.Ordinal)], entry =>
                {
                    text.Append(entry.Name).Append(": ");
                    Append(text, entry.Value);
                });
                text.Append('}');
                break;
        }
    }

    private static void AppendAll<T>(StringBuilder text, IReadOnlyList<T> items, Action<T> append)
    {
        for (var i = 0; i < items.Count; i++)
        {
            if (i > 0)
                text.Append(", ");
            append(items[i]);
        }
    }

    private static string Scalar(DocumentNode node) => node.ScalarType switch
    {
        ScalarType.Null => "null",
        ScalarType.Boolean => node.Boolean == true ? "true" : "false",
        ScalarType.Text => $"'{node.Text}'",
        _ => node.Number is { } number ? Number(number) : node.Text,
    };
}
