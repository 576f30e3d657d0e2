namespace DataMesh.Tables;

/// <summary>A snapshot as a DuckDB query over its files.</summary>
public static class SnapshotRelation
{
    private const string NullPartition = "__HIVE_DEFAULT_PARTITION__";

    /// <summary>A SELECT that gives the snapshot's rows: columns in the schema's order, with the schema's types.</summary>
    public static string Query(TableSnapshot snapshot, ITableStorage storage)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        if (snapshot.FilesByPath.IsEmpty)
        {
            return Empty(snapshot.Schema);
        }

        return Query(snapshot.Schema, [.. snapshot.Files], Root(snapshot.Address), storage, unionByName: snapshot.Files.Any(file => file.Version < snapshot.SchemaVersion));
    }

    /// <summary>Absolute paths of the snapshot's files: all that a session needs to be allowed to open.</summary>
    public static IReadOnlyList<string> Files(TableSnapshot snapshot, ITableStorage storage)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(storage);
        var root = Root(snapshot.Address);
        return [.. snapshot.Files.Select(file => storage.Locate($"{root}/{file.Path}"))];
    }

    internal static string Empty(TableSchema schema) =>
        $"SELECT {string.Join(", ", schema.Columns.Select(column => $"NULL::{column.Type.DuckDb} AS {Sql.Identifier(column.Name)}"))} WHERE false";

    internal static string Query(TableSchema schema, IReadOnlyList<DataFile> files, string root, ITableStorage storage, bool unionByName)
    {
        var located = files.Select(file => storage.Locate($"{root}/{file.Path}"));
        var options = unionByName ? ", union_by_name = true" : string.Empty;
        if (schema.PartitionColumns.Count == 0)
        {
            return Select(schema, $"read_parquet({Sql.List(located)}, hive_partitioning = false{options})", unionByName);
        }

        if (files.All(HasHivePath))
        {
            var types = string.Join(", ", schema.PartitionColumns.Select(name => $"{Sql.Identifier(name)}: {Sql.Literal(schema.Find(name)!.Type.DuckDb)}"));
            return Select(schema, $"read_parquet({Sql.List(located)}, hive_partitioning = true, hive_types = {{{types}}}{options})", unionByName);
        }

        // Foreign writers may name files as they like: then the values are the log's, one relation for each combination.
        return string.Join(" UNION ALL ", files.GroupBy(PartitionKey).Select(group => Group(schema, [.. group], root, storage)));
    }

    private static string Group(TableSchema schema, IReadOnlyList<DataFile> files, string root, ITableStorage storage)
    {
        var values = files[0].PartitionValues;
        var given = schema.PartitionColumns.Select(name =>
            $"{Value(values.GetValueOrDefault(name))}::{schema.Find(name)!.Type.DuckDb} AS {Sql.Identifier(name)}");
        var located = files.Select(file => storage.Locate($"{root}/{file.Path}"));
        var rows = $"SELECT COLUMNS(lambda c: c NOT IN {Names(schema.PartitionColumns)}), {string.Join(", ", given)} "
            + $"FROM read_parquet({Sql.List(located)}, hive_partitioning = false, union_by_name = true)";
        return Select(schema, $"({rows})", mayLack: true);
    }

    /// <summary>A column that none of the files has is still one of the table's: an empty relation brings it, with its type.</summary>
    private static string Select(TableSchema schema, string rows, bool mayLack) => mayLack
        ? $"SELECT {Columns(schema)} FROM ({Empty(schema)} UNION ALL BY NAME SELECT * FROM {rows})"
        : $"SELECT {Columns(schema)} FROM {rows}";

    private static string Names(IEnumerable<string> names) => $"({string.Join(", ", names.Select(Sql.Literal))})";

    private static string Columns(TableSchema schema) => string.Join(", ", schema.Columns.Select(Column));

    private static string Column(TableColumn column) => $"{Sql.Identifier(column.Name)}::{column.Type.DuckDb} AS {Sql.Identifier(column.Name)}";

    private static string Value(string? value) => string.IsNullOrEmpty(value) ? "NULL" : Sql.Literal(value);

    private static string PartitionKey(DataFile file) =>
        string.Join('\u0001', file.PartitionValues.OrderBy(value => value.Key, StringComparer.Ordinal).Select(value => $"{value.Key}\u0002{value.Value ?? "\u0003"}"));

    /// <summary>
    /// True when the path carries just the log's partition values, as <c>name=value/</c> folders. DuckDB unescapes values but
    /// not names, and takes the text <c>null</c> for NULL.
    /// </summary>
    private static bool HasHivePath(DataFile file)
    {
        var folders = file.Path.Split('/')[..^1];
        return folders.Length == file.PartitionValues.Count && folders.All(folder =>
            folder.IndexOf('=', StringComparison.Ordinal) is > 0 and var at
            && file.PartitionValues.TryGetValue(folder[..at], out var value)
            && !string.Equals(value, "null", StringComparison.OrdinalIgnoreCase)
            && Uri.UnescapeDataString(folder[(at + 1)..]) == (string.IsNullOrEmpty(value) ? NullPartition : value));
    }

    private static string Root(TableAddress address) => address.RelativePath;
}
