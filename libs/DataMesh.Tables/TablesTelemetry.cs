using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace DataMesh.Tables;

internal static class TablesTelemetry
{
    private const string Name = "DataMesh.Tables";
    private static readonly Meter Meter = new(Name);
    private static readonly Counter<long> Commits = Meter.CreateCounter<long>("datamesh.tables.commits", "{commit}", "Delta commits written.");
    private static readonly Counter<long> Rows = Meter.CreateCounter<long>("datamesh.tables.rows_written", "{row}", "Rows committed.");
    private static readonly Counter<long> Bytes = Meter.CreateCounter<long>("datamesh.tables.bytes_written", "By", "Bytes of committed Parquet files.");

    public static ActivitySource Source { get; } = new(Name);

    public static void Committed(TableAddress table, long rows, long bytes)
    {
        var tags = new TagList { { "datamesh.domain", table.Domain }, { "datamesh.contract", table.Contract }, { "datamesh.object", table.Object } };
        Commits.Add(1, tags);
        Rows.Add(rows, tags);
        Bytes.Add(bytes, tags);
    }
}
