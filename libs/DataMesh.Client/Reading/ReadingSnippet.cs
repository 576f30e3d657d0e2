namespace DataMesh.Client;

/// <summary>A few lines to copy.</summary>
public sealed record ReadingSnippet
{
    /// <summary>
    /// <c>curl</c>, <c>curl-csv</c>, <c>sql</c>, <c>curl-sql</c>, <c>python</c>, <c>pandas</c>, <c>csharp</c>, <c>odata-feed</c> or
    /// <c>power-query</c>.
    /// </summary>
    public required string Tool { get; init; }

    /// <summary>The interface it reads by: <c>rest</c> or <c>sql</c>.</summary>
    public required string Interface { get; init; }

    /// <summary>What it does, in half a sentence.</summary>
    public required string Title { get; init; }

    /// <summary>For highlighting: <c>sh</c>, <c>sql</c>, <c>python</c>, <c>csharp</c> or <c>powerquery</c>.</summary>
    public required string Language { get; init; }
    public required string Code { get; init; }
}
