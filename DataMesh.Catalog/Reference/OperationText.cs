using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Nodes;
using DataMesh.Client;

namespace DataMesh.Catalog.Reference;

/// <summary>
/// What the reference says about one operation: an embedded file <c>Reference/Operations/{name of the endpoint}.json</c>.
/// </summary>
internal sealed record OperationText
{
    private const string Shared = "_shared";

    private static readonly JsonSerializerOptions Strict = new(MeshJson.Options)
    {
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
    };

    private static readonly FrozenDictionary<string, OperationText> Known = ReadAll();

    public string? Summary { get; init; }

    /// <summary>Sentences, joined by spaces.</summary>
    public IReadOnlyList<string> Description { get; init; } = [];

    /// <summary>What a parameter means, by its name.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = FrozenDictionary<string, string>.Empty;

    /// <summary>An example of the body.</summary>
    public JsonNode? Request { get; init; }

    /// <summary>Answers by their status.</summary>
    public IReadOnlyDictionary<string, AnswerText> Responses { get; init; } = FrozenDictionary<string, AnswerText>.Empty;

    /// <summary>What every operation shares: parameters and answers.</summary>
    public static OperationText OfAll => Known[Shared];

    public static OperationText? Find(string operation) => operation == Shared ? null : Known.GetValueOrDefault(operation);

    private static FrozenDictionary<string, OperationText> ReadAll()
    {
        var assembly = typeof(OperationText).Assembly;
        const string prefix = "operation:";
        return assembly.GetManifestResourceNames().Where(name => name.StartsWith(prefix, StringComparison.Ordinal)).ToFrozenDictionary(
            name => name[prefix.Length..],
            name =>
            {
                using var stream = assembly.GetManifestResourceStream(name)!;
                return JsonSerializer.Deserialize<OperationText>(stream, Strict)!;
            });
    }
}
