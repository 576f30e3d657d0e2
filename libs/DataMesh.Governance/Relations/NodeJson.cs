using System.Text;
using System.Text.Json;
using DataMesh.Contracts;

namespace DataMesh.Governance;

/// <summary>Writes nodes of a document as JSON.</summary>
internal static class NodeJson
{
    public static string Text(DocumentNode node)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
            Write(json, node);
        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    public static void Write(Utf8JsonWriter json, DocumentNode node)
    {
        switch (node)
        {
            case { Kind: DocumentNodeKind.Mapping }:
                json.WriteStartObject();
                foreach (var entry in node.Entries)
                {
                    json.WritePropertyName(entry.Name);
                    Write(json, entry.Value);
                }

                json.WriteEndObject();
                break;
            case { Kind: DocumentNodeKind.Sequence }:
                json.WriteStartArray();
                foreach (var item in node.Items)
                    Write(json, item);
                json.WriteEndArray();
                break;
            default:
                WriteScalar(json, node);
                break;
        }
    }

    private static void WriteScalar(Utf8JsonWriter json, DocumentNode node)
    {
        if (node.IsNull)
            json.WriteNullValue();
        else if (node.Boolean is { } flag)
            json.WriteBooleanValue(flag);
        else if (node.Number is { } number)
            json.WriteNumberValue(number);
        else
            json.WriteStringValue(node.Text);
    }
}
