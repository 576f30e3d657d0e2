namespace DataMesh.Client;

/// <summary>A time in which a service level was not kept.</summary>
public sealed record ServiceLevelBreach
{
    public required DateTimeOffset From { get; init; }

    /// <summary>Null while it lasts.</summary>
    public DateTimeOffset? To { get; init; }
}
