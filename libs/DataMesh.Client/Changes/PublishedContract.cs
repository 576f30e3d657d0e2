namespace DataMesh.Client;

/// <summary>A contract as followers of the feed see it.</summary>
public sealed record PublishedContract
{
    /// <summary>The ODCS <c>id</c>; the inputs of other contracts point at it.</summary>
    public required string Id { get; init; }
    public required string Contract { get; init; }
    public required string Version { get; init; }
    public required int Major { get; init; }

    /// <summary>Names of the contract's objects (tables).</summary>
    public required IReadOnlyList<string> Objects { get; init; }

    /// <summary>Cron expression (five fields, UTC) of the contract's own schedule, or null when only commits or people wake it.</summary>
    public string? Schedule { get; init; }

    /// <summary>What the contract is made from.</summary>
    public required IReadOnlyList<InputPort> Inputs { get; init; }
}
