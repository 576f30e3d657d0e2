using System.Text.Encodings.Web;
using System.Text.Json;
using DataMesh.Client;

namespace DataMesh.Cli.CommandLine;

/// <summary>What a program reads.</summary>
internal static class JsonPage
{
    private static readonly JsonSerializerOptions Indented = new(MeshJson.Options)
    {
        WriteIndented = true,
        NewLine = "\n",
        // Umlauts and quotes stay readable; nothing of it goes into a page of HTML.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static void Write<T>(TextWriter writer, T value) => writer.WriteLine(JsonSerializer.Serialize(value, Indented));
}
