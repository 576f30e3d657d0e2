namespace DataMesh.Client;

/// <summary>A product's content became current: all that routing, scheduling and querying need to know about it.</summary>
public sealed record ProductPublished : Change
{
    public required string Product { get; init; }
    public required string Version { get; init; }

    /// <summary>
    /// Where the domain's process answered when this was published: a service-discovery name or an absolute address; null when it answered
    /// nowhere. Later <see cref="DomainServed"/> and <see cref="DomainLeft"/> changes of the domain replace it.
    /// </summary>
    public Uri? Address { get; init; }
    public required IReadOnlyList<PublishedContract> Contracts { get; init; }
}
