using System.Diagnostics;
using OpenTelemetry.Trace;

namespace DataMesh.ServiceDefaults.Telemetry;

/// <summary>
/// Lets a trace begin with a request or a named piece of work, never with a bare call to a database or another service: the polling of
/// queues and feeds would otherwise be most of what a person sees. Everything inside a trace is kept.
/// </summary>
internal sealed class WorkBeginsSampler : Sampler
{
    /// <inheritdoc />
    public override SamplingResult ShouldSample(in SamplingParameters samplingParameters) =>
        new(samplingParameters.Kind == ActivityKind.Client ? SamplingDecision.Drop : SamplingDecision.RecordAndSample);
}
