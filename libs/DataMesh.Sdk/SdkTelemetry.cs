using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace DataMesh.Sdk;

internal static class SdkTelemetry
{
    private const string Name = "DataMesh.Sdk";
    private static readonly Meter Meter = new(Name);
    private static readonly Histogram<double> RunDuration = Meter.CreateHistogram<double>("datamesh.sdk.run.duration", "s", "From the start of a run to its end.");

    public static ActivitySource Source { get; } = new(Name);

    public static void RunEnded(string domain, string contract, string state, TimeSpan duration) =>
        RunDuration.Record(
            duration.TotalSeconds,
            new TagList { { "datamesh.domain", domain }, { "datamesh.contract", contract }, { "datamesh.run.state", state } });
}
