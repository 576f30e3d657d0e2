using System.ComponentModel.DataAnnotations;

namespace Flights.Replay;

/// <summary>How fast the simulated airlines fly.</summary>
internal sealed class ReplayOptions
{
    public const string Section = "Flights:Replay";

    /// <summary>Flights added each minute of real time; 0 (off) to 100,000. Default 60.</summary>
    [Range(0, 100_000)]
    public int FlightsPerMinute { get; set; } = 60;

    /// <summary>
    /// How long after the start of the domain; 0 s to 1 h. Default 30 s, so that the first run sees January 2001 and nothing else.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan StartAfter { get; set; } = TimeSpan.FromSeconds(30);
}
