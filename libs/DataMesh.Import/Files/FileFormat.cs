namespace DataMesh.Import;

internal enum FileFormat
{
    Csv,
    Parquet,
    Json,
}
