namespace DataMesh.Client;

/// <summary>A way to read a port.</summary>
public sealed record PortInterface
{
    /// <summary><c>rest</c> or <c>sql</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Address relative to the gateway (rest) or the table's name (sql).</summary>
    public required string Address { get; init; }
}
