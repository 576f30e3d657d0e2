namespace DataMesh.Tables;

/// <summary>How the schema of a table may change by a commit that keeps rows: their files stay as they are.</summary>
internal static class SchemaEvolution
{
    /// <summary>The schema after the commit: a column that rows may lack stays nullable, whatever is demanded of the new ones.</summary>
    /// <exception cref="SchemaMismatchException">The kept files cannot be read by the new schema.</exception>
    public static TableSchema Keep(TableAddress table, TableSchema before, TableSchema after)
    {
        if (!before.PartitionColumns.SequenceEqual(after.PartitionColumns))
        {
            throw Refuse(table, $"it is partitioned by {Names(before.PartitionColumns)} and would be by {Names(after.PartitionColumns)}");
        }

        return after with { Columns = Keep(table, string.Empty, before.Columns, after.Columns) };
    }

    private static List<TableColumn> Keep(TableAddress table, string path, IReadOnlyList<TableColumn> before, IReadOnlyList<TableColumn> after)
    {
        if (before.FirstOrDefault(column => after.All(other => other.Name != column.Name)) is { } dropped)
        {
            throw Refuse(table, $"the column '{path}{dropped.Name}' would go, and the kept rows have it");
        }

        return [.. after.Select(column => before.FirstOrDefault(other => other.Name == column.Name) is { } old
            ? column with { Type = Keep(table, $"{path}{column.Name}", old.Type, column.Type), Nullable = old.Nullable || column.Nullable }
            : column.Nullable
                ? column
                : throw Refuse(table, $"the column '{path}{column.Name}' is new and required, and the kept rows have no value in it"))];
    }

    private static ColumnType Keep(TableAddress table, string path, ColumnType before, ColumnType after) => (before, after) switch
    {
        (StructType old, StructType now) => new StructType(Keep(table, path + '.', old.Fields, now.Fields)),
        (ArrayType old, ArrayType now) => new ArrayType(Keep(table, path + "[]", old.Element, now.Element)),
        (MapType old, MapType now) => new MapType(Keep(table, path + "{key}", old.Key, now.Key), Keep(table, path + "{value}", old.Value, now.Value)),
        _ => before.DuckDb == after.DuckDb
            ? after
            : throw Refuse(table, $"the column '{path}' is {before.DuckDb} in the kept rows and would be {after.DuckDb}"),
    };

    private static SchemaMismatchException Refuse(TableAddress table, string reason) => new(
        $"The rows of {table} cannot be kept: {reason}. Load it once with mode 'full', or publish the change as a new major version.");

    private static string Names(IReadOnlyList<string> names) => names.Count == 0 ? "nothing" : string.Join(", ", names.Select(name => $"'{name}'"));
}
