namespace DataMesh.Import;

/// <summary>How files are looked at.</summary>
public sealed record FileSelection
{
    /// <summary>
    /// Most rows of each file that are looked at, 1 or more; default 1,000,000. Beyond them nothing is called required or a key.
    /// </summary>
    public long MostRows { get; init; } = 1_000_000;
}
