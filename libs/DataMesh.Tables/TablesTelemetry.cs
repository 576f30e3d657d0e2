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

    private static readonly Counter<long> Checkpoints = Meter.CreateCounter<long>("datamesh.tables.checkpoints_failed", "{checkpoint}", "Checkpoints that could not be written.");

    public static ActivitySource Source { get; } = new(Name);

    public static void CheckpointFailed(TableAddress table) => Checkpoints.Add(1, Tags(table));

    public static void Committed(TableAddress table, long rows, long bytes)
    {
        var tags = Tags(table);
        Commits.Add(1, tags);
        Rows.Add(rows, tags);
        Bytes.Add(bytes, tags);
    }

    private static TagList Tags(TableAddress table) =>
        new() { { "datamesh.domain", table.Domain }, { "datamesh.contract", table.Contract }, { "datamesh.object", table.Object } };
}
