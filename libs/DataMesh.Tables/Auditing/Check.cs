using DataMesh.Contracts;

namespace DataMesh.Tables;

/// <summary>A check, ready to run: a query that yields one value, and what the value has to be.</summary>
internal sealed record Check
{
    public required string Rule { get; init; }
    public string? Property { get; init; }
    public required bool Blocking { get; init; }

    /// <summary>Query of one row and one column, or null when the check cannot be executed.</summary>
    public string? Query { get; init; }

    /// <summary>Why there is no query.</summary>
    public string? Obstacle { get; init; }

    /// <summary>All have to hold.</summary>
    public IReadOnlyList<Demand> Demands { get; init; } = [];

    /// <summary>What is counted, such as <c>rows without a value</c>; begins the reason of a failure.</summary>
    public required string Counted { get; init; }

    /// <summary><c>rows</c>, <c>percent</c>, or empty for a query's own value.</summary>
    public string Unit { get; init; } = string.Empty;

    public static IReadOnlyList<Demand> None { get; } = [new(ExpectationOperator.MustBe, 0, null, "0")];
}
