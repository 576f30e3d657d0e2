namespace DataMesh.Tables;

/// <summary>A column of a result.</summary>
/// <param name="Name">As the statement names it.</param>
/// <param name="Type">As DuckDB writes it, such as <c>DECIMAL(18,2)</c> or <c>STRUCT(a INTEGER)[]</c>.</param>
public sealed record ResultColumn(string Name, string Type)
{
    internal ColumnForm Form { get; init; }
}
