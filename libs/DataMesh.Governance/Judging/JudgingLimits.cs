namespace DataMesh.Governance;

/// <summary>Bounds of judging, so that no policy and no document can stop it.</summary>
public sealed record JudgingLimits
{
    /// <summary>Longest time of one check; above zero. Default 5 s. Beyond it the check is interrupted and ends as an error.</summary>
    public TimeSpan CheckTime { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Memory of DuckDB's buffers, in MiB; 64 or more. Default 256. A check that needs more ends as an error.</summary>
    public int MemoryMegabytes { get; init; } = 256;

    /// <summary>Most findings kept of one check; 1 or more. Default 500. Beyond them the outcome says that there are more.</summary>
    public int FindingsPerPolicy { get; init; } = 500;

    /// <summary>The same of a dry run, which is to list every product of the mesh. Default 50,000.</summary>
    public int FindingsPerDryRun { get; init; } = 50_000;
}
