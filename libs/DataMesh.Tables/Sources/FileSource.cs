namespace DataMesh.Tables;

/// <summary>A file as a DuckDB query.</summary>
public static class FileSource
{
    /// <summary>Kinds of files that can be read.</summary>
    public static IReadOnlyList<string> Types { get; } = ["csv", "parquet", "json"];

    /// <summary>
    /// A SELECT over a file. CSV columns arrive as text, empty fields as NULL: the contract's SQL says what they mean, no sniffer.
    /// </summary>
    /// <exception cref="ArgumentException">The type is not one of <see cref="Types"/>.</exception>
    public static string Query(string type, string path) => type switch
    {
        "csv" => $"SELECT * FROM read_csv({Sql.Literal(path)}, header = true, all_varchar = true, nullstr = '')",
        "parquet" => $"SELECT * FROM read_parquet({Sql.Literal(path)})",
        "json" => $"SELECT * FROM read_json({Sql.Literal(path)})",
        _ => throw new ArgumentException($"Files of type '{type}' cannot be read; use one of {string.Join(", ", Types)}.", nameof(type)),
    };
}
