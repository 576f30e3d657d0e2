namespace DataMesh.Client;

/// <summary>Answer of <c>GET /api/changes?after={sequence}</c>.</summary>
public sealed record ChangePage
{
    /// <summary>Changes in order, at most the <c>limit</c> asked for (default 500, maximum 1000).</summary>
    public required IReadOnlyList<Change> Changes { get; init; }

    /// <summary>The cursor to store and to ask after next time.</summary>
    public required long Next { get; init; }
}
