namespace DataMesh.Sdk.Publishing;

/// <summary>Answer of <c>GET /mesh/status</c>.</summary>
public sealed record DomainStatus
{
    /// <summary>Each product with how far its publication has come.</summary>
    public required IReadOnlyDictionary<string, string> Products { get; init; }

    /// <summary>The contracts in force with their versions.</summary>
    public required IReadOnlyList<string> Contracts { get; init; }

    /// <summary>True while the domain's documents are broken, refused or not judged yet, and the last good ones are in force.</summary>
    public required bool UsesLastGoodDocuments { get; init; }

    /// <summary>What is wrong with the documents: <c>file:line:column: severity code: message (path). Fix: …</c></summary>
    public required IReadOnlyList<string> Findings { get; init; }
}
