namespace DataMesh.Tables;

/// <summary>Result of one check.</summary>
public sealed record CheckOutcome
{
    /// <summary>Name of the quality rule, or what implies it: <c>required</c>, <c>unique</c>, <c>primaryKey</c>, <c>minimum</c>, …</summary>
    public required string Rule { get; init; }
    public required string Object { get; init; }
    public string? Property { get; init; }
    public required CheckOutcomeStatus Status { get; init; }

    /// <summary>True when a failure or error keeps the rows from being published.</summary>
    public required bool Blocking { get; init; }

    /// <summary>The measured value in the invariant culture; null when nothing was measured.</summary>
    public string? Measured { get; init; }

    /// <summary>What is demanded, such as <c>must be less than 5 percent</c>.</summary>
    public string? Expectation { get; init; }

    /// <summary>Why it failed, broke or was not executed; null when it passed.</summary>
    public string? Reason { get; init; }

    /// <summary>True when this alone keeps the rows from being published.</summary>
    public bool Blocks => Blocking && Status is (CheckOutcomeStatus.Fail or CheckOutcomeStatus.Error);
}
