using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using DataMesh.LocalHosting.Launch;

namespace DataMesh.LocalHosting.Supervision;

/// <summary>Adds the Aspire dashboard to the graph, on the ports that an AppHost's launch profile names.</summary>
internal static class Dashboard
{
    public const string Name = "aspire-dashboard";
    private const string Grpc = "otlp-grpc";

    /// <summary>Where processes shall send telemetry, once ports are known; nowhere without a dashboard.</summary>
    public static EndpointReference? Add(IDistributedApplicationBuilder builder, LocalEngineOptions options)
    {
        if (options.Dashboard is not { } project)
        {
            return null;
        }

        var configuration = builder.Configuration;
        var frontend = Port(configuration["ASPNETCORE_URLS"], 18888);
        var grpc = Port(configuration["ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL"] ?? configuration["DOTNET_DASHBOARD_OTLP_ENDPOINT_URL"], 18889);
        var http = Port(configuration["ASPIRE_DASHBOARD_OTLP_HTTP_ENDPOINT_URL"], 18890);
        var dashboard = builder.AddProject(Name, project).AsOptional()
            .WithHttpEndpoint()
            .WithHttpHealthCheck("/health");
        AddPort(dashboard, "frontend", "http", frontend, "applicationUrl in the AppHost's launchSettings.json");
        AddPort(dashboard, Grpc, "http", grpc, "ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL in the AppHost's launchSettings.json");
        AddPort(dashboard, "otlp-http", "http", http, "ASPIRE_DASHBOARD_OTLP_HTTP_ENDPOINT_URL in the AppHost's launchSettings.json");
        dashboard.WithArgs(
            "dashboard",
            "--frontend-port", dashboard.GetEndpoint("frontend").Property(EndpointProperty.TargetPort),
            "--otlp-grpc-port", dashboard.GetEndpoint(Grpc).Property(EndpointProperty.TargetPort),
            "--otlp-http-port", dashboard.GetEndpoint("otlp-http").Property(EndpointProperty.TargetPort),
            "--tools", options.ToolFolder);
        dashboard.WithUrl($"{dashboard.GetEndpoint("frontend")}", "Aspire dashboard");
        return dashboard.GetEndpoint(Grpc);
    }

    /// <summary>The dashboard binds these itself: their target ports reach it as arguments.</summary>
    private static void AddPort(IResourceBuilder<ProjectResource> dashboard, string name, string scheme, int port, string declaredIn)
    {
        dashboard.WithEndpoint(port, scheme: scheme, name: name, env: $"Dashboard__{ServiceReferences.Encode(name)}", isProxied: false);
        dashboard.WithEndpoint(name, endpoint => endpoint.DeclaredIn = declaredIn);
    }

    private static int Port(string? urls, int byDefault) =>
        Uri.TryCreate(urls?.Split(';')[0], UriKind.Absolute, out var address) && address.Port > 0 ? address.Port : byDefault;
}
