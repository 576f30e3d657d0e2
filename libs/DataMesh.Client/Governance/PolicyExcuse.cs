namespace DataMesh.Client;

/// <summary>A domain's dated exception from a policy.</summary>
public sealed record PolicyExcuse
{
    public required string Reason { get; init; }

    /// <summary>Who answers for it.</summary>
    public required string Owner { get; init; }

    /// <summary>Last day on which it holds.</summary>
    public required DateOnly Until { get; init; }
}
