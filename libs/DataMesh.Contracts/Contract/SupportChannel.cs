namespace DataMesh.Contracts;

/// <summary>Where users ask and are told.</summary>
public sealed record SupportChannel : DocumentElement
{
    public string? Id { get; init; }
    public required string Channel { get; init; }
    public string? Url { get; init; }
    public string? Description { get; init; }

    /// <summary>Such as <c>email</c>, <c>slack</c>, <c>teams</c>, <c>ticket</c>.</summary>
    public string? Tool { get; init; }

    /// <summary>Such as <c>interactive</c>, <c>announcements</c>, <c>issues</c>.</summary>
    public string? Scope { get; init; }
    public string? InvitationUrl { get; init; }
    public IReadOnlyList<string> Tags { get; init; } = [];
    public IReadOnlyList<AuthoritativeDefinition> AuthoritativeDefinitions { get; init; } = [];
    public IReadOnlyList<CustomProperty> CustomProperties { get; init; } = [];
}
