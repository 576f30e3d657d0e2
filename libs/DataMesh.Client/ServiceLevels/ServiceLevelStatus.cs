namespace DataMesh.Client;

/// <summary>One service level of one object. One that was not executed never counts as kept.</summary>
public sealed record ServiceLevelStatus
{
    public required string Contract { get; init; }
    public required int Major { get; init; }

    /// <summary>The object it is about; null when it is about the whole contract and cannot be measured by object.</summary>
    public string? Object { get; init; }

    /// <summary>The standard's name, such as <c>latency</c> (also for <c>freshness</c>), <c>frequency</c>, <c>retention</c>.</summary>
    public required string Property { get; init; }

    /// <summary>What the contract says, such as <c>15 m</c>.</summary>
    public required string Promised { get; init; }
    public string? Driver { get; init; }
    public string? Description { get; init; }

    /// <summary>Whether it is kept now.</summary>
    public required CheckStatus Status { get; init; }

    /// <summary>Why it is broken now, could not be understood or was not executed.</summary>
    public string? Reason { get; init; }

    /// <summary>What is measured, in a sentence; null when nothing is.</summary>
    public string? Basis { get; init; }

    /// <summary>The promise, when it is a duration.</summary>
    public double? PromisedSeconds { get; init; }

    /// <summary>The value now; null when nothing is measured.</summary>
    public double? MeasuredSeconds { get; init; }

    /// <summary>How much of each window it was kept; empty when nothing is measured.</summary>
    public required IReadOnlyList<KeptShare> Kept { get; init; }

    /// <summary>The last ten breaches of the longest window, the newest first.</summary>
    public required IReadOnlyList<ServiceLevelBreach> Breaches { get; init; }
}
