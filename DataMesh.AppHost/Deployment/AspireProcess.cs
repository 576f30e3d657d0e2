#if MESH_ENGINE_ASPIRE
// Probes are experimental in 13.5.
#pragma warning disable ASPIREPROBES001

namespace DataMesh.AppHost.Deployment;

/// <summary>What a process says about itself that every compute environment understands.</summary>
internal static class AspireProcess
{
    /// <summary>
    /// Kubernetes and Container Apps ask these; Compose, whose only way to ask is a program in the image, does not, and needs not: a
    /// process answers 503 while it waits for its dependencies, and its callers repeat.
    /// </summary>
    public static void AddProbes(this IResourceBuilder<ProjectResource> process) => process
        .WithAnnotation(Probe(process, ProbeType.Startup, "/alive", TimeSpan.FromSeconds(5), failures: 10))
        .WithAnnotation(Probe(process, ProbeType.Liveness, "/alive", TimeSpan.FromSeconds(10), failures: 3))
        .WithAnnotation(Probe(process, ProbeType.Readiness, "/health", TimeSpan.FromSeconds(5), failures: 3));

    /// <summary>Telemetry goes where <c>Parameters:otlp-endpoint</c> says, if it says so: a published mesh brings no dashboard.</summary>
    public static void AddTelemetry(this IResourceBuilder<ProjectResource> process)
    {
        const string name = "otlp-endpoint";
        var builder = process.ApplicationBuilder;
        if (string.IsNullOrEmpty(builder.Configuration[$"Parameters:{name}"]))
        {
            return;
        }

        var endpoint = builder.Resources.OfType<ParameterResource>().FirstOrDefault(parameter => parameter.Name == name)
            ?? builder.AddParameter(name).Resource;
        process.WithEnvironment("OTEL_EXPORTER_OTLP_ENDPOINT", builder.CreateResourceBuilder(endpoint))
            .WithEnvironment("OTEL_SERVICE_NAME", process.Resource.Name);
    }

    /// <summary>
    /// The migrations that the process waits for. They leave the graph, because in no environment is a resource a thing that runs once;
    /// the environment makes them a step of its own, from the process's image and settings.
    /// </summary>
    public static ProjectResource? TakeMigrations(this IResourceBuilder<ProjectResource> process)
    {
        var migrations = process.Resource.Annotations.OfType<WaitAnnotation>()
            .Where(wait => wait.WaitType == WaitType.WaitForCompletion)
            .Select(wait => wait.Resource)
            .OfType<ProjectResource>()
            .SingleOrDefault();
        if (migrations is not null)
        {
            process.ApplicationBuilder.CreateResourceBuilder(migrations).ExcludeFromManifest();
        }

        return migrations;
    }

    /// <summary>WithHttpProbe would add a health check as well, and refuses one that is there.</summary>
    private static EndpointProbeAnnotation Probe(
        IResourceBuilder<ProjectResource> process, ProbeType type, string path, TimeSpan period, int failures) => new()
        {
            Type = type,
            EndpointReference = process.GetEndpoint("http"),
            Path = path,
            InitialDelaySeconds = 1,
            PeriodSeconds = (int)period.TotalSeconds,
            TimeoutSeconds = 5,
            FailureThreshold = failures,
            SuccessThreshold = 1,
        };
}
#endif
