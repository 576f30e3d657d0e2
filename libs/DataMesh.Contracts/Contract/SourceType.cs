namespace DataMesh.Contracts;

/// <summary>Kinds of sources.</summary>
public enum SourceType
{
    Csv,
    Parquet,
    Json,
    Postgres,
}
