using DataMesh.ServiceDefaults.Lifetime;
using DataMesh.ServiceDefaults.Settings;
using DataMesh.ServiceDefaults.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace DataMesh.ServiceDefaults;

/// <summary>What every process of the mesh has: telemetry, health, discovery, resilience, problem details, a bound lifetime.</summary>
public static class Defaults
{
    /// <summary>Path that answers 200 when the process can do its work; 503 otherwise. An AppHost waits for it.</summary>
    public const string HealthPath = "/health";

    /// <summary>Path that answers 200 as long as the process is not stuck; a supervisor may restart a process that fails it.</summary>
    public const string AlivePath = "/alive";

    /// <summary>Shorter than the 5 s in which a whole mesh stops.</summary>
    private static readonly TimeSpan StopWithin = TimeSpan.FromSeconds(2);
    private static readonly string[] Live = ["live"];

    /// <summary>Adds the defaults. Call it first: it also ties the process to its supervisor.</summary>
    public static TBuilder AddServiceDefaults<TBuilder>(this TBuilder builder)
        where TBuilder : IHostApplicationBuilder
    {
        ArgumentNullException.ThrowIfNull(builder);
        SupervisorBinding.Bind();
        StartFault.SayInsteadOfStackTrace();
        builder.AddTelemetry();
        builder.Services.AddProblemAnswers();
        builder.Services.AddHealthChecks().AddCheck("self", () => HealthCheckResult.Healthy(), Live);
        builder.Services.Insert(0, ServiceDescriptor.Transient<IStartupFilter, ProbesFirst>());
        builder.Services.AddServiceDiscovery();
        builder.Services.ConfigureHttpClientDefaults(http =>
        {
            http.AddStandardResilienceHandler();
            http.AddServiceDiscovery();
        });
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = StopWithin);
        builder.Services.AddSingleton(TimeProvider.System);
        return builder;
    }

    /// <summary>Checks the settings and answers errors as problem details; <c>/health</c> and <c>/alive</c> are there already.</summary>
    /// <exception cref="StartFault">A setting is missing or unsafe.</exception>
    public static WebApplication MapServiceDefaults(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.CheckSettings(isMigration: false);
        app.UseProblemAnswers();
        return app;
    }

    internal static void UseHealth(this IApplicationBuilder app)
    {
        app.UseHealthChecks(HealthPath, new HealthCheckOptions { ResponseWriter = WriteHealthAsync });
        app.UseHealthChecks(AlivePath, new HealthCheckOptions { Predicate = check => check.Tags.Contains(Live[0]) });
    }

    /// <summary>The status in the first line, then one line for each check that is not healthy: enough for a person with curl.</summary>
    private static Task WriteHealthAsync(HttpContext context, HealthReport report)
    {
        context.Response.ContentType = "text/plain; charset=utf-8";
        var lines = report.Entries
            .Where(entry => entry.Value.Status != HealthStatus.Healthy)
            .Select(entry => $"{entry.Key}: {entry.Value.Status}. {entry.Value.Description}");
        return context.Response.WriteAsync(string.Join('\n', lines.Prepend(report.Status.ToString())), context.RequestAborted);
    }
}
