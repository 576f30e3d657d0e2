namespace DataMesh.Client;

/// <summary>How many of the products found have which value, the most frequent first; at most 50 values each.</summary>
public sealed record SearchFacets
{
    public IReadOnlyList<FacetCount> Domain { get; init; } = [];
    public IReadOnlyList<FacetCount> Tag { get; init; } = [];

    /// <summary>Classifications of the columns.</summary>
    public IReadOnlyList<FacetCount> Classification { get; init; } = [];
    public IReadOnlyList<FacetCount> Status { get; init; } = [];

    /// <summary>
    /// Of the last audits: <c>pass</c> (every port passed), <c>fail</c> (one failed), <c>unknown</c> (one was not audited).
    /// </summary>
    public IReadOnlyList<FacetCount> Quality { get; init; } = [];
}
