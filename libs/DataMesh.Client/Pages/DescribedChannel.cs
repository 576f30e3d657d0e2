namespace DataMesh.Client;

/// <summary>Where users ask and are told.</summary>
public sealed record DescribedChannel
{
    public required string Channel { get; init; }
    public string? Url { get; init; }
    public string? Tool { get; init; }
    public string? Scope { get; init; }
    public string? Description { get; init; }
    public string? InvitationUrl { get; init; }
}
