namespace DataMesh.Client;

/// <summary>A quality rule.</summary>
public sealed record DescribedRule
{
    public string? Name { get; init; }

    /// <summary><c>library</c>, <c>text</c>, <c>sql</c> or <c>custom</c>.</summary>
    public required string Type { get; init; }
    public string? Description { get; init; }
    public string? Metric { get; init; }
    public string? Query { get; init; }
    public string? Engine { get; init; }

    /// <summary>What must hold, as sentence fragments: <c>must be greater than 0</c>; all of them.</summary>
    public IReadOnlyList<string>? Demands { get; init; }
    public string? Unit { get; init; }
    public string? Dimension { get; init; }
    public string? Severity { get; init; }
    public string? BusinessImpact { get; init; }
    public string? Schedule { get; init; }
}
