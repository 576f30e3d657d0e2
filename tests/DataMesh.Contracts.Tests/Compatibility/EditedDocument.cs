using System.Globalization;
using System.Text.Json.Nodes;

namespace DataMesh.Contracts.Tests;

/// <summary>A document with one value changed.</summary>
internal sealed record EditedDocument(string Path, string Json)
{
    /// <summary>Every scalar, in turn, is another one of its type.</summary>
    public static IEnumerable<EditedDocument> Edits(DocumentNode root) =>
        All(root).Where(n => n.Kind == DocumentNodeKind.Scalar).Select(n => new EditedDocument(n.Path, Write(root, n, Other)));

    /// <summary>Every field and item, in turn, is gone.</summary>
    public static IEnumerable<EditedDocument> Removals(DocumentNode root) =>
        All(root).Where(n => n != root).Select(n => new EditedDocument(n.Path, Write(root, n, _ => null)));

    private static IEnumerable<DocumentNode> All(DocumentNode node) =>
        node.Items.Concat(node.Entries.Select(e => e.Value)).SelectMany(All).Prepend(node);

    private static string Write(DocumentNode root, DocumentNode edited, Func<DocumentNode, JsonNode?> edit) =>
        ToJson(root, edited, edit)!.ToJsonString();

    private static JsonNode? ToJson(DocumentNode node, DocumentNode edited, Func<DocumentNode, JsonNode?> edit)
    {
        if (node == edited)
            return edit(node);
        switch (node.Kind)
        {
            case DocumentNodeKind.Mapping:
                var kept = node.Entries.Where(e => e.Value != edited || edit(edited) is not null);
                return new JsonObject(kept.Select(e => KeyValuePair.Create(e.Name, ToJson(e.Value, edited, edit))));
            case DocumentNodeKind.Sequence:
                var items = node.Items.Where(i => i != edited || edit(edited) is not null);
                return new JsonArray([.. items.Select(i => ToJson(i, edited, edit))]);
            default:
                return Same(node);
        }
    }

    private static JsonNode? Same(DocumentNode node) => node.ScalarType switch
    {
        ScalarType.Null => null,
        ScalarType.Boolean => JsonValue.Create(node.Boolean),
        ScalarType.Text => JsonValue.Create(node.Text),
        _ => JsonNode.Parse(node.Number!.Value.ToString(CultureInfo.InvariantCulture)),
    };

    private static JsonNode Other(DocumentNode node) => node.ScalarType switch
    {
        ScalarType.Boolean => JsonValue.Create(node.Boolean != true),
        ScalarType.Integer or ScalarType.Number => JsonValue.Create(node.Number!.Value + 1),
        ScalarType.Null => JsonValue.Create(1),
        _ => JsonValue.Create(node.Text + "x"),
    };
}
