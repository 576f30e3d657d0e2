namespace DataMesh.Contracts;

/// <summary>Follows <c>$ref</c> inside of one JSON Schema document: JSON pointers, anchors and the root itself.</summary>
internal sealed class JsonSchemaReferences(DocumentNode root)
{
    private readonly Dictionary<string, DocumentNode> _anchors = Anchors(root);

    /// <summary>What a reference points at; null when it leads elsewhere or to nothing.</summary>
    public DocumentNode? Find(string reference)
    {
        var hash = reference.IndexOf('#', StringComparison.Ordinal);
        var document = hash < 0 ? reference : reference[..hash];
        if (document.Length > 0 && document != root.FindText("$id")?.TrimEnd('#'))
            return _anchors.GetValueOrDefault(reference);
        var fragment = hash < 0 ? "" : Unescape(reference[(hash + 1)..]);
        if (fragment.Length == 0)
            return root;
        return fragment[0] == '/' ? Descend(fragment) : _anchors.GetValueOrDefault('#' + fragment);
    }

    /// <summary>The last word of a reference, which is what people call the type.</summary>
    public static string NameOf(string reference)
    {
        var name = Unescape(reference[(reference.LastIndexOf('/') + 1)..]);
        return name.TrimStart('#').Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
    }

    private DocumentNode? Descend(string pointer)
    {
        DocumentNode? node = root;
        foreach (var part in pointer[1..].Split('/'))
        {
            var key = part.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
            node = node.Kind == DocumentNodeKind.Sequence
                ? int.TryParse(key, System.Globalization.NumberStyles.None, null, out var index) && index < node.Items.Count
                    ? node.Items[index] : null
                : node.Find(key);
            if (node is null)
                return null;
        }

        return node;
    }

    // Iterative: the tree may be as deep as a document may be.
    private static Dictionary<string, DocumentNode> Anchors(DocumentNode root)
    {
        var anchors = new Dictionary<string, DocumentNode>(StringComparer.Ordinal);
        var waiting = new Stack<DocumentNode>([root]);
        while (waiting.TryPop(out var node))
        {
            if (node.FindText("$anchor") is { } anchor)
                anchors.TryAdd('#' + anchor, node);
            if (node.FindText("$id") is { } id)
                anchors.TryAdd(id, node);
            foreach (var entry in node.Entries)
                waiting.Push(entry.Value);
            foreach (var item in node.Items)
                waiting.Push(item);
        }

        return anchors;
    }

    private static string Unescape(string text) => Uri.UnescapeDataString(text);
}
