using System.ComponentModel.DataAnnotations;

namespace DataMesh.Sdk.Events;

/// <summary>Settings of the events interface.</summary>
internal sealed class EventOptions
{
    public const string Section = "DataMesh:Events";

    /// <summary>Longest silence of a stream, in seconds; 0.05 to 120. Default 15; the gateway closes what is silent for minutes.</summary>
    [Range(0.05, 120)]
    public double HeartbeatSeconds { get; set; } = 15;

    /// <summary>How often a table's log is looked at, in seconds, however many streams there are; 0.01 to 60. Default 0.5.</summary>
    [Range(0.01, 60)]
    public double LookAgainSeconds { get; set; } = 0.5;

    /// <summary>Streams at a time; 1 to 10000. Default 200. One more is answered with 503.</summary>
    [Range(1, 10_000)]
    public int MostStreams { get; set; } = 200;

    /// <summary>
    /// Events that are read before they are sent, and kept in memory meanwhile; 1 to 100000. Default 10000, and at most about 4 MiB.
    /// </summary>
    [Range(1, 100_000)]
    public int MostBuffered { get; set; } = 10_000;
}
