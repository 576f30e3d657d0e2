namespace DataMesh.Tables;

/// <summary>Bounds of a DuckDB instance.</summary>
public sealed record DuckDbOptions
{
    /// <summary>Memory of the buffer manager, in MiB; 64 or more. Default 512. Beyond it DuckDB spills to the temporary folder.</summary>
    public int MemoryMegabytes { get; init; } = 512;

    /// <summary>Threads; 1 or more. Default 2.</summary>
    public int Threads { get; init; } = 2;

    /// <summary>Folder for spilling; null for none, then a query that needs more memory fails.</summary>
    public string? TemporaryFolder { get; init; }

    /// <summary>The most that may be spilled, in MiB. Default 4096.</summary>
    public int TemporaryMegabytes { get; init; } = 4096;
}
