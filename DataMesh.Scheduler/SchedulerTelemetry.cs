using System.Diagnostics;
using System.Diagnostics.Metrics;
using DataMesh.Scheduler.Pipelines;

namespace DataMesh.Scheduler;

internal static class SchedulerTelemetry
{
    private const string Name = "DataMesh.Scheduler";
    private static readonly Meter Meter = new(Name);
    private static readonly Counter<long> Runs = Meter.CreateCounter<long>("datamesh.scheduler.runs", "{run}", "Attempts of runs that ended, by outcome.");
    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>("datamesh.scheduler.run.duration", "s", "From the start of an attempt to its end.");

    public static ActivitySource Source { get; } = new(Name);

    public static void Ended(Pipeline pipeline, string outcome, TimeSpan duration)
    {
        var tags = new TagList { { "datamesh.domain", pipeline.Domain }, { "datamesh.contract", pipeline.Contract }, { "datamesh.run.state", outcome } };
        Runs.Add(1, tags);
        Duration.Record(duration.TotalSeconds, tags);
    }
}
