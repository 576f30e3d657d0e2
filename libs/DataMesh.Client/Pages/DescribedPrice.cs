namespace DataMesh.Client;

/// <summary>What it costs.</summary>
public sealed record DescribedPrice
{
    public decimal? Amount { get; init; }
    public string? Currency { get; init; }
    public string? Unit { get; init; }
}
