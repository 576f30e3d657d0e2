using DuckDB.NET.Data;

namespace DataMesh.Tables;

/// <summary>Tells failures that the files of a table cause from those of the query that reads them.</summary>
public static class TableDamage
{
    private static readonly string[] Signs =
    [
        "IO Error:", "No files found", "Cannot open file", "Failed to read file", "No magic bytes", "too small to be a Parquet file", "not a Parquet file", "Invalid Parquet",
        "Failed to read Parquet", "TProtocolException", "ZSTD", "Could not read enough bytes", "Unexpected end of",
    ];

    /// <summary>True when a file is missing, truncated or changed: no other query over it would fare better.</summary>
    public static bool Is(DuckDBException failure)
    {
        ArgumentNullException.ThrowIfNull(failure);
        return Signs.Any(sign => failure.Message.Contains(sign, StringComparison.Ordinal));
    }
}
