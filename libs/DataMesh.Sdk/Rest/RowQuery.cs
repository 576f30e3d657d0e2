namespace DataMesh.Sdk.Rest;

/// <summary>A request's query options as SQL over relations that are called <c>rows of {object}</c>.</summary>
internal sealed record RowQuery
{
    /// <summary>The alias of the rows in <see cref="Columns"/>, <see cref="Where"/> and <see cref="OrderBy"/>.</summary>
    public const string Alias = "it";

    public required QueryScope Scope { get; init; }

    /// <summary>Relation of the rows, after <c>$apply</c> and <c>$compute</c>.</summary>
    public required string From { get; init; }

    /// <summary>Columns to return: name and expression.</summary>
    public required IReadOnlyList<RowColumn> Columns { get; init; }

    /// <summary>What <c>$select</c>, <c>$expand</c> and <c>$apply</c> left, as the context of the payload says it; empty for whole entities.</summary>
    public required string Projection { get; init; }

    /// <summary>Condition, or null.</summary>
    public string? Where { get; init; }

    /// <summary>Sort terms; complete, so that pages never overlap.</summary>
    public required IReadOnlyList<string> OrderBy { get; init; }

    /// <summary>True when the request asks for an order; a whole table is streamed as it comes otherwise.</summary>
    public required bool IsOrdered { get; init; }
    public required long Skip { get; init; }

    /// <summary>Rows asked for, or null for all.</summary>
    public long? Top { get; init; }
    public required bool Count { get; init; }

    /// <summary>True for one entity by its key.</summary>
    public required bool IsEntity { get; init; }
}
