namespace DataMesh.Sdk.Rest;

/// <summary>A request's query options as parameterised SQL over a relation that is called <c>rows</c>.</summary>
internal sealed record RowQuery
{
    /// <summary>Columns to return, in the contract's order or as selected.</summary>
    public required IReadOnlyList<string> Columns { get; init; }

    /// <summary>Condition with parameters <c>$1</c>, <c>$2</c>, … or null.</summary>
    public string? Where { get; init; }
    public required IReadOnlyList<object?> Parameters { get; init; }

    /// <summary>Sort terms; complete, so that pages never overlap.</summary>
    public required IReadOnlyList<string> OrderBy { get; init; }
    public required long Skip { get; init; }

    /// <summary>Rows asked for, or null for all.</summary>
    public long? Top { get; init; }
    public required bool Count { get; init; }

    /// <summary>Rows of this page at most.</summary>
    public required long PageSize { get; init; }

    /// <summary>True when there may be a next page: then one row more than the page is looked for.</summary>
    public bool MayContinue => Top is null || Top > PageSize;
}
