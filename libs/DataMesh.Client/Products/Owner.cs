namespace DataMesh.Client;

/// <summary>Who answers for a product: the ODPS/ODCS team, and its first owner.</summary>
public sealed record Owner
{
    public string? Team { get; init; }

    /// <summary>Username (usually an e-mail address) of the member whose role is owner.</summary>
    public string? Contact { get; init; }

    /// <summary>First support channel's address.</summary>
    public string? Support { get; init; }
}
