namespace DataMesh.Client;

/// <summary>How much a product was read on one day.</summary>
public sealed record UsageDay
{
    public required DateOnly Day { get; init; }
    public required long Requests { get; init; }
    public required long Failed { get; init; }
    public required long Bytes { get; init; }
}
