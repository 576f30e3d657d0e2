using System.Text;

namespace DataMesh.Contracts;

/// <summary>
/// Writes a tree of nodes so that reading it gives the same keys, texts and types in the same order. Comments are not kept.
/// </summary>
public static class DocumentWriter
{
    /// <summary>The document as text that ends with a line break.</summary>
    public static string Write(DocumentNode root, DocumentFormat format)
    {
        ArgumentNullException.ThrowIfNull(root);
        var text = new StringBuilder();
        if (format == DocumentFormat.Json)
            JsonText.Append(text, root, indent: 0);
        else
            YamlText.Append(text, root);
        if (text.Length == 0 || text[^1] != '\n')
            text.Append('\n');
        return text.ToString();
    }
}
