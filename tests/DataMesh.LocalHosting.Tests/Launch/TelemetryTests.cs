using Aspire.Hosting.ApplicationModel;
using DataMesh.LocalHosting.Launch;

namespace DataMesh.LocalHosting.Tests.Launch;

public sealed class TelemetryTests
{
    [Theory]
    [InlineData("OTEL_BLRP_SCHEDULE_DELAY", "1000")]
    [InlineData("OTEL_BSP_SCHEDULE_DELAY", "1000")]
    [InlineData("OTEL_METRIC_EXPORT_INTERVAL", "1000")]
    [InlineData("OTEL_TRACES_SAMPLER", "always_on")]
    [InlineData("OTEL_METRICS_EXEMPLAR_FILTER", "trace_based")]
    [InlineData("OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT", "true")]
    [InlineData("OTEL_DOTNET_EXPERIMENTAL_ASPNETCORE_DISABLE_URL_QUERY_REDACTION", "true")]
    [InlineData("OTEL_DOTNET_EXPERIMENTAL_HTTPCLIENT_DISABLE_URL_QUERY_REDACTION", "true")]
    public void In_development_telemetry_is_complete_and_fast(string name, string expected)
    {
        Assert.Equal(expected, Variables(development: true)[name]);
        Assert.DoesNotContain(name, Variables(development: false).Keys);
    }

    [Fact]
    public void Without_a_dashboard_nobody_is_told_where_to_send_telemetry() =>
        Assert.DoesNotContain("OTEL_EXPORTER_OTLP_ENDPOINT", Variables(development: true).Keys);

    [Fact]
    public void With_a_dashboard_its_grpc_receiver_is_told()
    {
        var receiver = new EndpointReference(new ProjectResource("dashboard"), "otlp-grpc");
        var variables = new Dictionary<string, object>();
        new Telemetry(receiver).AddTo(variables, "catalog", "0a1b2c3d", development: false);

        Assert.Same(receiver, variables["OTEL_EXPORTER_OTLP_ENDPOINT"]);
        Assert.Equal("grpc", variables["OTEL_EXPORTER_OTLP_PROTOCOL"]);
    }

    private static Dictionary<string, object> Variables(bool development)
    {
        var variables = new Dictionary<string, object>();
        new Telemetry(Receiver: null).AddTo(variables, "catalog", "0a1b2c3d", development);
        return variables;
    }
}
