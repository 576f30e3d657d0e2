namespace DataMesh.Client;

/// <summary>A version of a contract and what it changed from the one before it.</summary>
public sealed record DescribedVersion
{
    /// <summary>The version as written.</summary>
    public required string Version { get; init; }

    /// <summary>When it was published first.</summary>
    public required DateTimeOffset PublishedAt { get; init; }

    /// <summary>The version before it, of an earlier major perhaps; null for the first one.</summary>
    public string? Previous { get; init; }

    /// <summary>
    /// Which part of the version grew: <c>major</c>, <c>minor</c>, <c>patch</c>, <c>preRelease</c>; <c>first</c> where there is none before it,
    /// <c>none</c> where no part did.
    /// </summary>
    public required string Step { get; init; }

    /// <summary>
    /// What changed, for the newest five versions of a contract and at most 100 changes each; null for older ones, for which
    /// <c>GET /api/contracts/{domain}/{contract}/differences?from=&amp;to=</c> tells.
    /// </summary>
    public VersionChange? Difference { get; init; }

    /// <summary>Changes that <see cref="Difference"/> leaves out; 0 when it is complete.</summary>
    public int MoreChanges { get; init; }
}
