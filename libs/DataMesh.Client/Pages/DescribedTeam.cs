namespace DataMesh.Client;

/// <summary>The people behind a product or contract.</summary>
public sealed record DescribedTeam
{
    public string? Name { get; init; }
    public string? Description { get; init; }
    public IReadOnlyList<DescribedMember>? Members { get; init; }
}
