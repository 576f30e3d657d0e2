namespace DataMesh.Contracts;

/// <summary>A foreign key as its database describes it.</summary>
/// <param name="Columns">Columns of the table itself.</param>
/// <param name="TargetSchema">Schema of the table it leads to, as in <see cref="TableDescription.Schema"/>.</param>
/// <param name="TargetTable">The table it leads to.</param>
/// <param name="TargetColumns">Columns there, in the order of <paramref name="Columns"/>.</param>
public sealed record ForeignKeyDescription(
    IReadOnlyList<string> Columns, string? TargetSchema, string TargetTable, IReadOnlyList<string> TargetColumns);
