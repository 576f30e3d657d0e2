namespace DataMesh.Client;

/// <summary>All that changed between two versions of a contract, who is hurt, and which version that demands.</summary>
public sealed record VersionChange
{
    public required string Domain { get; init; }
    public required string Contract { get; init; }
    public required string Before { get; init; }
    public required string After { get; init; }

    /// <summary>The worst for those who read rows: <c>neutral</c>, <c>additive</c> or <c>breaking</c>.</summary>
    public required string Readers { get; init; }

    /// <summary>The same for the pipeline that writes rows.</summary>
    public required string Writers { get; init; }

    /// <summary>What must grow: <c>none</c>, <c>patch</c>, <c>minor</c> or <c>major</c>.</summary>
    public required string Demands { get; init; }

    /// <summary>The smallest version that the changes allow.</summary>
    public required string NextVersion { get; init; }

    /// <summary>Why the version is not enough, with the remedy; null when it is.</summary>
    public string? Refusal { get; init; }

    /// <summary>By path and code.</summary>
    public required IReadOnlyList<ContractChangeDetails> Changes { get; init; }
}
