namespace DataMesh.Governance;

/// <summary>DuckDB's types as relations use them. Times are UTC.</summary>
internal static class ColumnTypes
{
    public const string Text = "VARCHAR";
    public const string Whole = "BIGINT";
    public const string Real = "DOUBLE";
    public const string Flag = "BOOLEAN";
    public const string Day = "DATE";
    public const string Instant = "TIMESTAMP";
    public const string Texts = "VARCHAR[]";
    public const string Map = "MAP(VARCHAR, VARCHAR)";
}
