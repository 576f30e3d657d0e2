namespace DataMesh.Client;

/// <summary>An object (table) of a contract, with the rows consumers see now.</summary>
public sealed record PortObject
{
    public required string Name { get; init; }
    public string? Description { get; init; }

    /// <summary>The last commit, or null before the first.</summary>
    public CommitSummary? LastCommit { get; init; }
}
