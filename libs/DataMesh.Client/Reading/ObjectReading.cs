namespace DataMesh.Client;

/// <summary>How to read one object of a port, by the interfaces that exist for it now.</summary>
public sealed record ObjectReading
{
    public required string Port { get; init; }
    public required string Contract { get; init; }
    public required int Major { get; init; }
    public required string Object { get; init; }
    public required IReadOnlyList<ReadingSnippet> Snippets { get; init; }

    /// <summary>What keeps it from being read now, as sentences; empty when nothing does.</summary>
    public required IReadOnlyList<string> Notes { get; init; }
}
