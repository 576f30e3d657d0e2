using System.ComponentModel.DataAnnotations;

namespace DataMesh.Query.Sql;

/// <summary>Bounds of a consumer's statement.</summary>
internal sealed class QueryOptions
{
    public const string Section = "DataMesh:Query";

    /// <summary>Memory of DuckDB for one statement, in MiB; 64 to 65536. Default 512.</summary>
    [Range(64, 65_536)]
    public int MemoryMegabytes { get; set; } = 512;

    /// <summary>Threads of DuckDB for one statement; 1 to 64. Default 2.</summary>
    [Range(1, 64)]
    public int Threads { get; set; } = 2;

    /// <summary>What one statement may spill to disk, in MiB; 0 to 1048576. Default 1024.</summary>
    [Range(0, 1_048_576)]
    public int TemporaryMegabytes { get; set; } = 1024;

    /// <summary>Most rows of one answer; 1 to 100 million. Default 100,000. An answer that was cut says so.</summary>
    [Range(1, 100_000_000)]
    public long MostRows { get; set; } = 100_000;

    /// <summary>Longest time of one statement; 1 s to 1 h. Default 30 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Statements at a time; 1 to 1000. Default 4. Others wait.</summary>
    [Range(1, 1000)]
    public int Concurrency { get; set; } = 4;

    /// <summary>Statements that may wait; 0 to 10000. Default 32. One more is answered with 503.</summary>
    [Range(0, 10_000)]
    public int Queue { get; set; } = 32;

    /// <summary>
    /// Memory of the whole process, in MiB; 512 to 1048576. Default 4096: four statements at a time, the service, and room. Above it, statements are
    /// stopped, and if that does not help the process ends and is started anew.
    /// </summary>
    [Range(512, 1_048_576)]
    public int MostProcessMegabytes { get; set; } = 4096;
}
