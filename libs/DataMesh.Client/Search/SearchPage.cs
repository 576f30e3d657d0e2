namespace DataMesh.Client;

/// <summary>A page of what a search found, best first.</summary>
public sealed record SearchPage
{
    /// <summary>How many products were found in all. See <see cref="IsExact"/>.</summary>
    public required long Total { get; init; }

    /// <summary>
    /// False when <see cref="Total"/> and the counts of <see cref="Facets"/> are estimated from a sample: many products were found.
    /// </summary>
    public required bool IsExact { get; init; }

    /// <summary>What was searched instead of words that nothing has, by the word that was asked.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Corrections { get; init; }
    public required IReadOnlyList<SearchHit> Hits { get; init; }

    /// <summary>Counts over everything found, filters included. Empty on pages after the first.</summary>
    public required SearchFacets Facets { get; init; }

    /// <summary>The <c>after</c> of the next page; null on the last one.</summary>
    public string? Next { get; init; }
}
