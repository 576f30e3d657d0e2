namespace DataMesh.Query.Sharing;

/// <summary>Body of a query (protocol, "Request Body"). What it does not name is unknown and ignored, as newer clients expect.</summary>
internal sealed record TableRequest
{
    public IReadOnlyList<string>? PredicateHints { get; init; }
    public string? JsonPredicateHints { get; init; }
    public long? LimitHint { get; init; }
    public long? Version { get; init; }
    public string? Timestamp { get; init; }
    public long? StartingVersion { get; init; }
    public long? EndingVersion { get; init; }
}
