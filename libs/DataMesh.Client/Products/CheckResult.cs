namespace DataMesh.Client;

/// <summary>One check of a contract against staged rows.</summary>
public sealed record CheckResult
{
    /// <summary>Name of the ODCS quality rule, or what implies the check: <c>required</c>, <c>unique</c>, <c>primaryKey</c>, <c>schema</c>.</summary>
    public required string Rule { get; init; }
    public required string Object { get; init; }
    public string? Property { get; init; }
    public required CheckStatus Status { get; init; }

    /// <summary>True when a failure keeps the rows from being published.</summary>
    public required bool Blocking { get; init; }

    /// <summary>The measured value, as text in the invariant culture.</summary>
    public string? Measured { get; init; }

    /// <summary>What the contract demands, as a sentence fragment: <c>must be less than 5 percent</c>.</summary>
    public string? Expectation { get; init; }

    /// <summary>Why the check failed, broke or was not executed.</summary>
    public string? Reason { get; init; }
}
