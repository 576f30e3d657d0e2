using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace DataMesh.ServiceDefaults.Telemetry;

/// <summary>Traces, metrics and logs over OTLP, configured by the standard <c>OTEL_*</c> variables.</summary>
public static class TelemetryRegistration
{
    /// <summary>The libraries whose sources every process listens to; a source that does not exist costs nothing.</summary>
    private static readonly string[] Sources =
        ["DataMesh.Tables", "DataMesh.Sdk", "DataMesh.Catalog", "DataMesh.Scheduler", "DataMesh.Gateway", "DataMesh.Query"];

    /// <summary>Adds an ActivitySource and a Meter of the given name to what is exported; a domain calls it for its own.</summary>
    public static TBuilder AddTelemetrySources<TBuilder>(this TBuilder builder, params string[] names)
        where TBuilder : IHostApplicationBuilder
    {
        builder.Services.AddOpenTelemetry()
            .WithTracing(tracing => tracing.AddSource(names))
            .WithMetrics(metrics => metrics.AddMeter(names));
        return builder;
    }

    internal static void AddTelemetry(this IHostApplicationBuilder builder)
    {
        LogLevels.AddDefaults(builder.Configuration);
        builder.Logging.AddOpenTelemetry(logging =>
        {
            logging.IncludeFormattedMessage = true;
            logging.IncludeScopes = true;
        });
        var telemetry = builder.Services.AddOpenTelemetry()
            .WithMetrics(metrics => metrics
                .AddAspNetCoreInstrumentation()
                .AddHttpClientInstrumentation()
                .AddRuntimeInstrumentation()
                .AddMeter("Npgsql")
                .AddMeter("Yarp.ReverseProxy")
                .AddMeter(Sources))
            .WithTracing(tracing => tracing
                .SetSampler(new ParentBasedSampler(new WorkBeginsSampler()))
                .AddAspNetCoreInstrumentation(options => options.Filter = IsWork)
                .AddHttpClientInstrumentation()
                .AddNpgsql()
                .AddSource("Yarp.ReverseProxy")
                .AddSource(Sources));
        builder.AddTelemetrySources(builder.Environment.ApplicationName);

        // No endpoint, no exporter: a process started by hand must not knock at a collector that is not there.
        if (!string.IsNullOrWhiteSpace(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]))
        {
            telemetry.UseOtlpExporter();
        }
    }

    /// <summary>Probes and feed polls repeat for ever and say nothing; traces are for work.</summary>
    private static bool IsWork(HttpContext context) =>
        !context.Request.Path.StartsWithSegments(Defaults.HealthPath)
        && !context.Request.Path.StartsWithSegments(Defaults.AlivePath)
        && !context.Request.Path.StartsWithSegments("/api/changes");
}
