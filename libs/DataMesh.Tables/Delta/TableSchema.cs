using System.Text.Json.Nodes;

namespace DataMesh.Tables;

/// <summary>The columns of a table in order, and which of them partition it.</summary>
public sealed record TableSchema(IReadOnlyList<TableColumn> Columns, IReadOnlyList<string> PartitionColumns)
{
    /// <summary>The column of that name, or null.</summary>
    public TableColumn? Find(string name) => Columns.FirstOrDefault(column => column.Name == name);

    /// <summary>Delta's <c>schemaString</c>.</summary>
    internal string ToDelta() => new StructType(Columns).ToDelta().ToJsonString();

    internal static TableSchema FromDelta(string schemaString, IReadOnlyList<string> partitionColumns) =>
        ColumnType.FromDelta(JsonNode.Parse(schemaString)) is StructType root
            ? new(root.Fields, partitionColumns)
            : throw new BrokenTableException("The table's schema is not a struct.");
}
