namespace DataMesh.Governance;

/// <summary>When a major version of a contract was published.</summary>
public sealed record MajorPublication
{
    /// <summary>Domain of the contract.</summary>
    public required string Domain { get; init; }

    /// <summary>Name of the contract.</summary>
    public required string Contract { get; init; }

    /// <summary>Its major version.</summary>
    public required int Major { get; init; }

    /// <summary>When its first version was published.</summary>
    public required DateTimeOffset FirstAt { get; init; }

    /// <summary>When its current version was published.</summary>
    public required DateTimeOffset LastAt { get; init; }
}
