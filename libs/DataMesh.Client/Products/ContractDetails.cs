namespace DataMesh.Client;

/// <summary>A contract in one version, the current one of its major unless another was asked for, with the text its authors wrote.</summary>
public sealed record ContractDetails
{
    public required ContractReference Contract { get; init; }
    public required string Product { get; init; }
    public required SourceDocument Document { get; init; }

    /// <summary>When this version was published first.</summary>
    public required DateTimeOffset PublishedAt { get; init; }

    /// <summary>Versions published so far in this major, the last published first; each can be asked for by <c>?version=</c>.</summary>
    public required IReadOnlyList<PublishedVersion> Versions { get; init; }
}
