namespace DataMesh.Contracts;

/// <summary>Kinds of sources.</summary>
public enum SourceType
{
    /// <summary>Text of rows and separators, with a header.</summary>
    Csv,

    /// <summary>Parquet file.</summary>
    Parquet,

    /// <summary>JSON: an array of objects, or one object a line.</summary>
    Json,

    /// <summary>Table or query of a PostgreSQL server.</summary>
    Postgres,
}
