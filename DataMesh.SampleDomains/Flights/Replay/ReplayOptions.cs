using System.ComponentModel.DataAnnotations;

namespace Flights.Replay;

/// <summary>How fast the simulated airlines fly.</summary>
internal sealed class ReplayOptions
{
    public const string Section = "Flights:Replay";

    /// <summary>Flights added each minute of real time; 0 (off) to 100,000. Default 60.</summary>
    [Range(0, 100_000)]
    public int FlightsPerMinute { get; set; } = 60;
}
