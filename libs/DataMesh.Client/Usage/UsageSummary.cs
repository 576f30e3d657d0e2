namespace DataMesh.Client;

/// <summary>How much a product was read.</summary>
public sealed record UsageSummary
{
    /// <summary>Requests that were answered with data.</summary>
    public required long Requests { get; init; }

    /// <summary>Requests that were refused or failed (4xx, 5xx).</summary>
    public required long Failed { get; init; }
    public required long Bytes { get; init; }

    /// <summary>Consumers that gave a name.</summary>
    public required int Consumers { get; init; }

    /// <summary>When it was last read; null when it was not.</summary>
    public DateTimeOffset? LastAt { get; init; }
}
