using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using DataMesh.LocalHosting.Graph;
using DataMesh.LocalHosting.Supervision;
using Microsoft.Extensions.DependencyInjection;

namespace DataMesh.LocalHosting;

/// <summary>What the Local engine can do and Aspire cannot.</summary>
public static class LocalEngineExtensions
{
    /// <summary>Configures the engine.</summary>
    public static IDistributedApplicationBuilder ConfigureLocalEngine(
        this IDistributedApplicationBuilder builder, Action<LocalEngineOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        var options = builder.Services.Single(service => service.ServiceType == typeof(LocalEngineOptions));
        configure((LocalEngineOptions)options.ImplementationInstance!);
        return builder;
    }

    /// <summary>
    /// Marks a resource without which the mesh works: start-up does not wait for it, and its exit code 3 means that it is not
    /// available.
    /// </summary>
    public static IResourceBuilder<ProjectResource> AsOptional(this IResourceBuilder<ProjectResource> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.WithAnnotation(new OptionalAnnotation());
    }

    /// <summary>Ids of the processes that run for a resource now, one a replica; empty when none runs.</summary>
    public static IReadOnlyList<int> GetProcessIds(this DistributedApplication application, string resourceName)
    {
        ArgumentNullException.ThrowIfNull(application);
        return application.Services.GetRequiredService<Supervisor>().ProcessIds(resourceName);
    }
}
