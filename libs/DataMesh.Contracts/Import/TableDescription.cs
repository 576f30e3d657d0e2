namespace DataMesh.Contracts;

/// <summary>A table, view or file as its database or reader describes it: the neutral form that imports start from.</summary>
public sealed record TableDescription
{
    /// <summary>Name of the table in the source.</summary>
    public required string Name { get; init; }

    /// <summary>Schema of the database; null when there is none, or it is the usual one.</summary>
    public string? Schema { get; init; }

    /// <summary>What it is: <c>table</c> (default), <c>view</c>, <c>file</c>.</summary>
    public string Kind { get; init; } = "table";

    /// <summary>The comment that the source has; null when it has none.</summary>
    public string? Description { get; init; }

    /// <summary>In their order.</summary>
    public required IReadOnlyList<ColumnDescription> Columns { get; init; }

    /// <summary>Foreign keys that the source knows; empty when none.</summary>
    public IReadOnlyList<ForeignKeyDescription> ForeignKeys { get; init; } = [];

    /// <summary>Columns that are unique together, besides the primary key; two or more each.</summary>
    public IReadOnlyList<IReadOnlyList<string>> UniqueKeys { get; init; } = [];

    /// <summary>What the source has and a contract cannot say.</summary>
    public IReadOnlyList<ExchangeNote> Notes { get; init; } = [];
}
