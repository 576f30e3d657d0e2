namespace DataMesh.Client;

/// <summary>What to search. Values of one facet are alternatives; facets and words all have to match.</summary>
public sealed record SearchRequest
{
    /// <summary>Words; null finds every product.</summary>
    public string? Text { get; init; }
    public IReadOnlyList<string> Domains { get; init; } = [];
    public IReadOnlyList<string> Tags { get; init; } = [];
    public IReadOnlyList<string> Classifications { get; init; } = [];
    public IReadOnlyList<string> Statuses { get; init; } = [];

    /// <summary>pass, fail or unknown.</summary>
    public IReadOnlyList<string> Qualities { get; init; } = [];

    /// <summary>Products in a page, 1 to 100. Default 20.</summary>
    public int Limit { get; init; } = 20;

    /// <summary><see cref="SearchPage.Next"/> of the page before.</summary>
    public string? After { get; init; }
}
