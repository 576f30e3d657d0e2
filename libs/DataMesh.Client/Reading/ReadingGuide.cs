namespace DataMesh.Client;

/// <summary>Answer of <c>GET /api/products/{domain}/{product}/reading</c>: how to read a product, ready to be copied and run.</summary>
public sealed record ReadingGuide
{
    public required string Domain { get; init; }
    public required string Product { get; init; }

    /// <summary>The gateway's address in the snippets: the configured public one, else the one the caller used.</summary>
    public required Uri Address { get; init; }
    public required IReadOnlyList<ObjectReading> Objects { get; init; }
}
