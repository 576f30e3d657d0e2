namespace DataMesh.Client;

/// <summary>A version of a contract that can be read.</summary>
public sealed record PublishedVersion
{
    public required string Version { get; init; }

    /// <summary>When it was published first.</summary>
    public required DateTimeOffset PublishedAt { get; init; }
}
