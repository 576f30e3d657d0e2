using Aspire.Hosting.ApplicationModel;
using DataMesh.LocalHosting.Launch;

namespace Aspire.Hosting;

/// <summary>Tells resources where others are.</summary>
public static class ReferenceBuilderExtensions
{
    /// <summary>
    /// Gives the source's public addresses, as <c>services__{source}__{scheme}__{i}</c> and <c>{SOURCE}_{ENDPOINT}</c>. Two resources
    /// may reference each other: a reference is not a wait.
    /// </summary>
    public static IResourceBuilder<TDestination> WithReference<TDestination>(
        this IResourceBuilder<TDestination> builder, IResourceBuilder<IResourceWithServiceDiscovery> source)
        where TDestination : IResourceWithEnvironment
    {
        ArgumentNullException.ThrowIfNull(source);
        return builder.WithEnvironment(context => ServiceReferences.AddEndpoints(context.EnvironmentVariables, source.Resource));
    }

    /// <summary>
    /// Gives the source's connection string, as <c>ConnectionStrings__{name}</c>, and its parts, as <c>{NAME}_{PART}</c>.
    /// </summary>
    public static IResourceBuilder<TDestination> WithReference<TDestination>(
        this IResourceBuilder<TDestination> builder,
        IResourceBuilder<IResourceWithConnectionString> source,
        string? connectionName = null,
        bool optional = false)
        where TDestination : IResourceWithEnvironment
    {
        ArgumentNullException.ThrowIfNull(source);
        return builder.WithEnvironment(
            context => ServiceReferences.AddConnection(
                context.EnvironmentVariables, source.Resource, connectionName ?? source.Resource.Name));
    }
}
