namespace DataMesh.Client;

/// <summary>Answer of <c>GET /api/products/{domain}/{product}/ratings</c>: the newest first.</summary>
public sealed record RatingPage
{
    public required RatingSummary Summary { get; init; }
    public required IReadOnlyList<Rating> Ratings { get; init; }

    /// <summary>The <c>after</c> of the next page; null on the last.</summary>
    public string? Next { get; init; }
}
