namespace DataMesh.Client;

/// <summary>A role that gives access.</summary>
public sealed record DescribedRole
{
    public required string Name { get; init; }
    public string? Access { get; init; }
    public string? Description { get; init; }
    public string? FirstLevelApprovers { get; init; }
    public string? SecondLevelApprovers { get; init; }
}
