namespace DataMesh.Client;

/// <summary>Who relies on a major version of a contract.</summary>
public sealed record Dependent
{
    public required string Domain { get; init; }

    /// <summary>The product that reads; null when the catalog does not know it.</summary>
    public string? Product { get; init; }
    public required string Contract { get; init; }
    public required int Major { get; init; }

    /// <summary>True when the product declares it as an input.</summary>
    public bool Declared { get; init; }

    /// <summary>When a run was last seen to read it; null when never.</summary>
    public DateTimeOffset? LastSeen { get; init; }

    /// <summary>
    /// The changed columns that it is known to be made from, as <c>object.column</c>; empty when its runs tell no columns: then each may
    /// matter.
    /// </summary>
    public IReadOnlyList<string> ChangedColumns { get; init; } = [];
}
