namespace DataMesh.Governance;

/// <summary>A column with the way to its value.</summary>
internal sealed record Column<T>(string Name, string Type, string Description, Func<T, object?> Value);

/// <summary>A relation together with the way from model to rows: one list of columns makes the table, its rows and its page.</summary>
internal sealed class RelationOf<T>(string name, string description, IReadOnlyList<IReadOnlyList<Column<T>>> columns)
{
    private readonly IReadOnlyList<Column<T>> _columns = [.. columns.SelectMany(part => part)];

    public Relation Shape(bool needsMesh) =>
        new(name, description, [.. _columns.Select(column => new RelationColumn(column.Name, column.Type, column.Description))], needsMesh);

    public RelationRows Rows(IEnumerable<T> items) => new(Shape(needsMesh: false), items.Select(Row));

    private object?[] Row(T item) => [.. _columns.Select(column => column.Value(item))];
}
