namespace DataMesh.Client;

/// <summary>How much one consumer read one port, by one interface.</summary>
public sealed record ConsumerUsage
{
    /// <summary>Who the caller said they were, unverified; null for all who gave no name.</summary>
    public string? Consumer { get; init; }
    public required string Contract { get; init; }
    public required int Major { get; init; }

    /// <summary><c>rest</c> or <c>sql</c>.</summary>
    public required string Interface { get; init; }

    /// <summary>Requests that were answered with data.</summary>
    public required long Requests { get; init; }

    /// <summary>Requests that were refused or failed (4xx, 5xx).</summary>
    public required long Failed { get; init; }
    public required long Bytes { get; init; }
    public required DateTimeOffset LastAt { get; init; }
}
