namespace DataMesh.Client;

/// <summary>Somebody who reads a product.</summary>
public sealed record ProductConsumer
{
    /// <summary><c>caller</c>, metered at the gateway under the name it gave, or <c>product</c>, known from lineage.</summary>
    public required string Kind { get; init; }

    /// <summary>
    /// The caller's name, unverified, or <c>domain/product</c>; null for callers without a name and for products that are not published.
    /// </summary>
    public string? Name { get; init; }

    /// <summary>For a caller the contract that it reads; for a product the one that it makes from it.</summary>
    public required string Contract { get; init; }
    public required int Major { get; init; }

    /// <summary>Requests in the last 30 days that were answered with data; callers only.</summary>
    public long? Requests { get; init; }

    /// <summary>True when the product declares the input; products only.</summary>
    public bool? Declared { get; init; }

    /// <summary>When it last read; null for a product that only declares it.</summary>
    public DateTimeOffset? LastAt { get; init; }
}
