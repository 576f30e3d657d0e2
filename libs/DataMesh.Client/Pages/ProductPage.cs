namespace DataMesh.Client;

/// <summary>
/// Answer of <c>GET /api/products/{domain}/{product}/page</c>: all there is to show about a product. What a document does not say is
/// absent.
/// </summary>
public sealed record ProductPage
{
    /// <summary>Who owns it, its ports with last commit, audit and run, its neighbours.</summary>
    public required ProductDetails Details { get; init; }

    /// <summary>What the product document says about purpose, usage and limits.</summary>
    public DescribedText? Description { get; init; }

    /// <summary>Such as <c>sourceAligned</c> or <c>consumerAligned</c>.</summary>
    public string? Type { get; init; }
    public DescribedTeam? Team { get; init; }
    public IReadOnlyList<DescribedChannel>? Support { get; init; }
    public IReadOnlyList<DescribedLink>? Links { get; init; }
    public IReadOnlyList<DescribedProperty>? CustomProperties { get; init; }

    /// <summary>One for each port, in the order of the ports.</summary>
    public required IReadOnlyList<DescribedContract> Contracts { get; init; }

    /// <summary>How to read it, ready to be copied.</summary>
    public required ReadingGuide Reading { get; init; }

    /// <summary>The last 20 audits.</summary>
    public required QualityHistory Quality { get; init; }

    /// <summary>What is promised about time, and whether it is kept.</summary>
    public required ServiceLevelReport ServiceLevels { get; init; }

    /// <summary>Who read it in the last 30 days.</summary>
    public required ProductUsage Usage { get; init; }

    /// <summary>Everybody who is known to read it: callers of the last 30 days, and products made from it.</summary>
    public required IReadOnlyList<ProductConsumer> Consumers { get; init; }

    /// <summary>The ten newest ratings.</summary>
    public required RatingPage Ratings { get; init; }
}
