namespace DataMesh.Contracts;

/// <summary>Objects of a contract from descriptions of tables.</summary>
internal sealed class TableImport(DraftContract draft)
{
    private readonly Dictionary<(string? Schema, string Table), Names> _tables = [];

    public void Add(IReadOnlyList<TableDescription> tables)
    {
        foreach (var table in tables)
            _tables.TryAdd((table.Schema, table.Name), Name(table));
        foreach (var table in tables)
            draft.Add(Object(table, _tables[(table.Schema, table.Name)]));
    }

    // All names first: a foreign key may lead to a table that comes later.
    private Names Name(TableDescription table)
    {
        var path = PathOf(table);
        var name = draft.ObjectName(table.Name, path);
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var columns = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var column in table.Columns)
            columns.TryAdd(column.Name, draft.ColumnName(column.Name, taken, $"{path}.{column.Name}"));
        return new Names(name, columns);
    }

    private DocumentNode Object(TableDescription table, Names names)
    {
        foreach (var note in table.Notes)
            draft.Note(note);
        if (table.Name.Contains('.', StringComparison.Ordinal))
            draft.Note(PathOf(table), $"the name {table.Name}", "a point in a physicalName separates the schema from the table");
        var physical = table.Schema is null ? table.Name : $"{table.Schema}.{table.Name}";
        var (single, composite) = Relationships(table);
        var keys = table.Columns.Where(c => c.PrimaryKeyPosition is not null).OrderBy(c => c.PrimaryKeyPosition).Select(c => c.Name)
            .ToList();
        var partitions = table.Columns.Where(c => c.PartitionKeyPosition is not null).OrderBy(c => c.PartitionKeyPosition)
            .Select(c => c.Name)
            .ToList();
        return new NodeFields().Text("name", names.Table).Text("physicalName", physical == names.Table ? null : physical)
            .Text("physicalType", table.Kind).Text("description", Clean(table.Description))
            .List("properties", [.. table.Columns.Select(c => Property(c, names, table, keys, partitions, single))])
            .List("quality", [.. UniqueKeys(table, names)]).List("relationships", composite).Build();
    }

    // ODCS has no composite unique key, but a metric that counts duplicates. Null is a value to it, and none to a database.
    private IEnumerable<DocumentNode> UniqueKeys(TableDescription table, Names names)
    {
        foreach (var key in table.UniqueKeys)
        {
            if (key.Any(k => table.Columns.FirstOrDefault(c => c.Name == k) is not { IsNullable: false }))
            {
                draft.Note(PathOf(table), $"unique ({string.Join(", ", key)})",
                    "some of the columns may be null, and ODCS takes two nulls for duplicates");
                continue;
            }

            yield return new NodeFields().Text("name", $"unique {string.Join(", ", key.Select(k => names.Columns[k]))}")
                .Text("type", "library")
                .Text("metric", QualityMetrics.DuplicateValues)
                .Mapping("arguments", new NodeFields().Texts("properties", key.Select(k => names.Columns[k]))).Number("mustBe", 0).Build();
        }
    }

    private DocumentNode Property(ColumnDescription column, Names names, TableDescription table, List<string> keys, List<string> partitions,
        Dictionary<string, List<DocumentNode>> relationships)
    {
        var name = names.Columns[column.Name];
        var path = $"{PathOf(table)}.{column.Name}";
        var type = ReadTypeText.Read(column.Type);
        if (type is null)
            draft.Note(path, $"the type {column.Type}", "it has no counterpart in ODCS: a text, with the type as physicalType");
        else if (type.Kind == TypeKind.Json)
            draft.Note(path, "what is inside of the JSON", "its type does not say: describe it with properties");
        type = WithValues(type ?? DataType.Text, column.Values);
        var (key, partition) = (keys.IndexOf(column.Name) + 1, partitions.IndexOf(column.Name) + 1);
        var property = new NodeFields().Text("name", name).Text("physicalName", name == column.Name ? null : column.Name)
            .Text("physicalType", column.TypeName ?? (column.Type.Length <= 200 ? column.Type : null))
            .Type(type, isSized: column.TypeName is not null || column.Type.Length > 200)
            .Text("description", Clean(column.Description)).Flag("required", !column.IsNullable || key > 0)
            .Flag("unique", column.IsUnique).Flag("primaryKey", key > 0).Number("primaryKeyPosition", key > 0 ? key : null)
            .Flag("partitioned", partition > 0).Number("partitionKeyPosition", partition > 0 ? partition : null)
            .Texts("examples", column.Examples);
        if (relationships.TryGetValue(column.Name, out var targets))
            property.List("relationships", targets);
        return property.Build();
    }

    private (Dictionary<string, List<DocumentNode>> Single, List<DocumentNode> Composite) Relationships(TableDescription table)
    {
        var single = new Dictionary<string, List<DocumentNode>>(StringComparer.Ordinal);
        var composite = new List<DocumentNode>();
        foreach (var key in table.ForeignKeys)
        {
            if (Targets(table, key) is not { } targets)
                continue;
            if (key.Columns.Count == 1)
            {
                if (!single.TryGetValue(key.Columns[0], out var list))
                    single.Add(key.Columns[0], list = []);
                list.Add(new NodeFields().Text("to", targets[0]).Build());
                continue;
            }

            var own = _tables[(table.Schema, table.Name)];
            composite.Add(new NodeFields().Texts("from", key.Columns.Select(c => $"{own.Table}.{own.Columns[c]}")).Texts("to", targets)
                .Build());
        }

        return (single, composite);
    }

    private List<string>? Targets(TableDescription table, ForeignKeyDescription key)
    {
        var path = PathOf(table);
        var lost = $"a foreign key from {string.Join(", ", key.Columns)} to {key.TargetTable}";
        if (!_tables.TryGetValue((key.TargetSchema, key.TargetTable), out var target))
            draft.Note(path, lost, "that table is not part of the import");
        else if (key.Columns.Count != key.TargetColumns.Count || key.Columns.Count == 0
            || !key.TargetColumns.All(target.Columns.ContainsKey)
            || !key.Columns.All(_tables[(table.Schema, table.Name)].Columns.ContainsKey))
            draft.Note(path, lost, "its columns are not part of the import");
        else if (target == _tables[(table.Schema, table.Name)] && key.Columns.SequenceEqual(key.TargetColumns))
            draft.Note(path, lost, "the columns refer to themselves");
        else
            return [.. key.TargetColumns.Select(c => $"{target.Table}.{target.Columns[c]}")];
        return null;
    }

    private static DataType WithValues(DataType type, IReadOnlyList<string> values) => values.Count == 0 ? type
        : type.Kind == TypeKind.Array ? type with { Element = WithValues(type.Element!, values) }
        : DataType.Text with { Values = values };

    private static string PathOf(TableDescription table) => table.Schema is null ? table.Name : $"{table.Schema}.{table.Name}";

    // Comments of databases hold characters that YAML does not.
    private static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null
        : string.Concat(text.Trim().ReplaceLineEndings("\n").Select(c => c != '\n' && c != '\t' && char.IsControl(c) ? ' ' : c));

    private sealed record Names(string Table, Dictionary<string, string> Columns);
}
