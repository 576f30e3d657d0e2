using System.Text.Json.Nodes;

namespace DataMesh.Catalog.Reference;

/// <summary>What the reference says about one answer of an operation.</summary>
internal sealed record AnswerText
{
    /// <summary>When it is given.</summary>
    public required string When { get; init; }

    /// <summary>An example of the body; of a problem, what it has beside type, title, status and detail.</summary>
    public JsonNode? Example { get; init; }

    /// <summary>The name in <c>urn:datamesh:problem:{name}</c>; null for an answer that is no error.</summary>
    public string? Problem { get; init; }

    /// <summary>The problem's title in the example. Default: the text of the status.</summary>
    public string? Title { get; init; }

    /// <summary>The problem's detail in the example.</summary>
    public string? Detail { get; init; }
}
