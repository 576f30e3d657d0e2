using System.Diagnostics;
using DataMesh.ServiceDefaults.Telemetry;
using OpenTelemetry;
using OpenTelemetry.Trace;

namespace DataMesh.ServiceDefaults.Tests.Telemetry;

public sealed class WorkBeginsSamplerTests
{
    [Theory]
    [InlineData(ActivityKind.Client, false)]
    [InlineData(ActivityKind.Server, true)]
    [InlineData(ActivityKind.Internal, true)]
    [InlineData(ActivityKind.Consumer, true)]
    public void A_trace_begins_with_work_and_never_with_a_bare_client_call(ActivityKind kind, bool recorded)
    {
        using var source = new ActivitySource($"{nameof(WorkBeginsSamplerTests)}.{kind}");
        using var provider = Provider(source.Name);

        using var activity = source.StartActivity("work", kind);

        Assert.Equal(recorded, activity is { Recorded: true });
    }

    [Fact]
    public void A_client_call_inside_work_is_kept()
    {
        using var source = new ActivitySource($"{nameof(WorkBeginsSamplerTests)}.Inside");
        using var provider = Provider(source.Name);

        using var work = source.StartActivity("work", ActivityKind.Server);
        using var call = source.StartActivity("call", ActivityKind.Client);

        Assert.True(call is { Recorded: true });
    }

    private static TracerProvider Provider(string source) => Sdk.CreateTracerProviderBuilder()
        .AddSource(source)
        .SetSampler(new ParentBasedSampler(new WorkBeginsSampler()))
        .Build();
}
