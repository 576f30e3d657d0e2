namespace DataMesh.Client;

/// <summary>What consumers think of a product, in numbers.</summary>
public sealed record RatingSummary
{
    /// <summary>Mean of the stars, rounded to two digits; null without any rating.</summary>
    public double? Average { get; init; }
    public required int Count { get; init; }
}
