namespace DataMesh.Tables;

/// <summary>What was read from a PostgreSQL table.</summary>
/// <param name="Rows">Rows copied.</param>
/// <param name="Watermark">Highest value of the watermark column that was read or was known before; null without a watermark column or rows.</param>
public sealed record PostgresRead(long Rows, long? Watermark);
