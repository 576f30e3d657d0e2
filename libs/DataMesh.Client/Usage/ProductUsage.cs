namespace DataMesh.Client;

/// <summary>Answer of <c>GET /api/products/{domain}/{product}/usage</c>: who read a product how much, as the gateway metered it.</summary>
public sealed record ProductUsage
{
    public required DateTimeOffset From { get; init; }
    public required DateTimeOffset To { get; init; }
    public required UsageSummary Summary { get; init; }

    /// <summary>Those with most requests first, at most 200; a null name stands for all who gave none.</summary>
    public required IReadOnlyList<ConsumerUsage> Consumers { get; init; }

    /// <summary>Days (UTC) on which anything was read, in order.</summary>
    public required IReadOnlyList<UsageDay> Days { get; init; }
}
