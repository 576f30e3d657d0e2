namespace DataMesh.Client;

/// <summary>How every policy ended when a product, or one of its contracts, was published.</summary>
public sealed record PolicyLedger
{
    public required string Domain { get; init; }
    public required string Product { get; init; }

    /// <summary>Version of the product.</summary>
    public required string Version { get; init; }
    public required DateTimeOffset PublishedAt { get; init; }

    /// <summary>Sequence of the change that announced what was judged.</summary>
    public required long Sequence { get; init; }

    /// <summary>One a policy, by id.</summary>
    public required IReadOnlyList<PolicyVerdict> Verdicts { get; init; }

    /// <summary>What was wrong with the domain's own policies and waivers, such as one past its last day.</summary>
    public IReadOnlyList<DocumentFinding> Findings { get; init; } = [];
}
