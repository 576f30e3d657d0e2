using System.Globalization;

namespace DataMesh.Catalog.Quality;

/// <summary>The last run of a page: newest first, at one instant by contract and version, then by run.</summary>
internal sealed record QualityCursor(DateTimeOffset At, string Contract, int Major, string RunId)
{
    public static QualityCursor Of(QualityRecord run) => new(run.At, run.Contract, run.Major, run.RunId);

    public static QualityCursor? Parse(string text) =>
        !text.Any(char.IsControl)
        && text.Split('~', 4) is [var ticks, var contract, var version, var runId]
        && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at <= DateTimeOffset.MaxValue.UtcTicks
        && int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var major)
            ? new(new DateTimeOffset(at, TimeSpan.Zero), contract, major, runId)
            : null;

    /// <summary>What of a port's runs comes behind it.</summary>
    public IQueryable<QualityRecord> Behind(IQueryable<QualityRecord> runs, string contract, int major)
    {
        var (at, runId) = (At, RunId);
        return (string.CompareOrdinal(contract, Contract), major.CompareTo(Major)) switch
        {
            (0, 0) => runs.Where(run => run.At < at || (run.At == at && run.RunId.CompareTo(runId) > 0)),
            ( > 0, _) or (0, > 0) => runs.Where(run => run.At <= at),
            _ => runs.Where(run => run.At < at),
        };
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{At.UtcTicks}~{Contract}~{Major}~{RunId}");
}
