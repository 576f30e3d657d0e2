namespace DataMesh.Client;

/// <summary>A product that would not pass a policy.</summary>
public sealed record DryRunProduct
{
    public required string Policy { get; init; }
    public required string Domain { get; init; }

    /// <summary>Name of the product; of the contract where no product is known.</summary>
    public required string Product { get; init; }

    /// <summary>True when it could no longer be published.</summary>
    public required bool IsBlocked { get; init; }

    /// <summary>True when waivers excuse all offences.</summary>
    public required bool IsWaived { get; init; }
    public required IReadOnlyList<PolicyOffence> Offences { get; init; }
}
