namespace DataMesh.Contracts;

/// <summary>Bounds that keep reading fast whatever the text: a contract of a thousand columns uses a quarter of each.</summary>
public static class DocumentLimits
{
    /// <summary>Most bytes of a document in UTF-8: 1 MiB.</summary>
    public const int Bytes = 1_048_576;

    /// <summary>Most levels of mappings and sequences: 64.</summary>
    public const int Depth = 64;

    /// <summary>Most keys and values after aliases are expanded: 40,000, that is two thousand columns of ten fields.</summary>
    public const int Nodes = 40_000;

    /// <summary>Most characters of keys and values after aliases are expanded: 2,097,152, twice what a document can hold without.</summary>
    public const int Characters = 2 * Bytes;

    /// <summary>Most findings reported for one document: 200.</summary>
    public const int Findings = 200;
}
