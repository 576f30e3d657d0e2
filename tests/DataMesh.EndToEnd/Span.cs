namespace DataMesh.EndToEnd;

/// <summary>A span, reduced to what tests ask of it.</summary>
internal sealed record Span(string Service, string Name, string Id, string? Parent, IReadOnlyDictionary<string, string> Attributes);
