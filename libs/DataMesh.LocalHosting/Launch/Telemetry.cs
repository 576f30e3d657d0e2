using Aspire.Hosting.ApplicationModel;

namespace DataMesh.LocalHosting.Launch;

/// <summary>Where processes send telemetry, and under which name.</summary>
/// <param name="Receiver">Null: no dashboard listens, so nothing is sent unless the AppHost's own environment names a receiver.</param>
internal sealed record Telemetry(EndpointReference? Receiver)
{
    public void AddTo(Dictionary<string, object> variables, string name, string instance, bool development)
    {
        if (Receiver is not null)
        {
            variables["OTEL_EXPORTER_OTLP_ENDPOINT"] = Receiver;
            variables["OTEL_EXPORTER_OTLP_PROTOCOL"] = "grpc";
        }

        variables["OTEL_SERVICE_NAME"] = name;
        variables["OTEL_RESOURCE_ATTRIBUTES"] = $"service.instance.id={instance}";
        if (!development)
        {
            return;
        }

        // A person at the dashboard wants to see what just happened, all of it.
        variables["OTEL_BLRP_SCHEDULE_DELAY"] = "1000";
        variables["OTEL_BSP_SCHEDULE_DELAY"] = "1000";
        variables["OTEL_METRIC_EXPORT_INTERVAL"] = "1000";
        variables["OTEL_TRACES_SAMPLER"] = "always_on";
        variables["OTEL_METRICS_EXEMPLAR_FILTER"] = "trace_based";
        variables["OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT"] = "true";
        variables["OTEL_DOTNET_EXPERIMENTAL_ASPNETCORE_DISABLE_URL_QUERY_REDACTION"] = "true";
        variables["OTEL_DOTNET_EXPERIMENTAL_HTTPCLIENT_DISABLE_URL_QUERY_REDACTION"] = "true";
    }
}
