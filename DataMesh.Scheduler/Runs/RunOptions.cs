using System.ComponentModel.DataAnnotations;

namespace DataMesh.Scheduler.Runs;

/// <summary>How runs are executed and repeated.</summary>
internal sealed class RunOptions
{
    public const string Section = "DataMesh:Runs";

    /// <summary>How long a worker that has fallen silent keeps a run; 2 s to 10 min. Default 10 s. It renews every fifth of that.</summary>
    [Range(typeof(TimeSpan), "00:00:02", "00:10:00")]
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a domain may be away in the middle of a run before the attempt counts as failed; 1 s to 1 h. Default 2 min.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan DomainPatience { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>Attempts of a run whose error may pass by itself; 1 to 100. Default 5.</summary>
    [Range(1, 100)]
    public int MostAttempts { get; set; } = 5;

    /// <summary>Wait before the second attempt; doubles for each further one. 0.1 s to 1 h. Default 1 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "01:00:00")]
    public TimeSpan FirstRetry { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Longest wait between attempts. 1 s to 1 d. Default 1 min.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan LongestRetry { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How long finished runs are kept; 1 h to 10 years. Default 30 days.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "3650.00:00:00")]
    public TimeSpan Retention { get; set; } = TimeSpan.FromDays(30);
}
