namespace DataMesh.Contracts;

/// <summary>Where users ask and are told.</summary>
/// <remarks>ODCS and ODPS, "Support &amp; Communication Channels".</remarks>
public sealed record SupportChannel : DocumentElement
{
    /// <summary>Identifier for references that survive renaming; null when not given. Since ODCS 3.1 and ODPS 1.1.</summary>
    public string? Id { get; init; }

    /// <summary>Name of the channel; required.</summary>
    public required string Channel { get; init; }

    /// <summary>
    /// Address of the channel, such as <c>https:</c> or <c>mailto:</c>; required in ODPS and ODCS 3.0, optional since ODCS 3.1.
    /// </summary>
    public string? Url { get; init; }

    /// <summary>What it is, for people; null when not given.</summary>
    public string? Description { get; init; }

    /// <summary>Such as <c>email</c>, <c>slack</c>, <c>teams</c>, <c>ticket</c>.</summary>
    public string? Tool { get; init; }

    /// <summary>Such as <c>interactive</c>, <c>announcements</c>, <c>issues</c>.</summary>
    public string? Scope { get; init; }

    /// <summary>Address where one asks to be let in; null when not given.</summary>
    public string? InvitationUrl { get; init; }

    /// <summary>Tags as written, in their order; empty when none.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Links to what defines or explains it; empty when none.</summary>
    public IReadOnlyList<AuthoritativeDefinition> AuthoritativeDefinitions { get; init; } = [];

    /// <summary>What the standard has no field for, in the order as written; empty when none.</summary>
    public IReadOnlyList<CustomProperty> CustomProperties { get; init; } = [];
}
