namespace DataMesh.Client;

/// <summary>A contract in its current version of one major, with the text its authors wrote.</summary>
public sealed record ContractDetails
{
    public required ContractReference Contract { get; init; }
    public required string Product { get; init; }
    public required SourceDocument Document { get; init; }
    public required DateTimeOffset PublishedAt { get; init; }

    /// <summary>Versions published so far in this major, newest first.</summary>
    public required IReadOnlyList<string> Versions { get; init; }
}
