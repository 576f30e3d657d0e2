using Aspire.Hosting.ApplicationModel;
using DataMesh.LocalHosting.Graph;

namespace Aspire.Hosting;

/// <summary>Orders the start.</summary>
public static class WaitBuilderExtensions
{
    /// <summary>Starts the resource when every replica of the dependency runs and is healthy.</summary>
    public static IResourceBuilder<T> WaitFor<T>(this IResourceBuilder<T> builder, IResourceBuilder<IResource> dependency)
        where T : IResourceWithWaitSupport => builder.Wait(dependency, WaitKind.Healthy, exitCode: 0);

    /// <summary>Starts the resource when the dependency's processes run.</summary>
    public static IResourceBuilder<T> WaitForStart<T>(this IResourceBuilder<T> builder, IResourceBuilder<IResource> dependency)
        where T : IResourceWithWaitSupport => builder.Wait(dependency, WaitKind.Started, exitCode: 0);

    /// <summary>Starts the resource when the dependency has ended with the exit code.</summary>
    public static IResourceBuilder<T> WaitForCompletion<T>(
        this IResourceBuilder<T> builder, IResourceBuilder<IResource> dependency, int exitCode = 0)
        where T : IResourceWithWaitSupport => builder.Wait(dependency, WaitKind.Completed, exitCode);

    private static IResourceBuilder<T> Wait<T>(
        this IResourceBuilder<T> builder, IResourceBuilder<IResource> dependency, WaitKind kind, int exitCode)
        where T : IResourceWithWaitSupport
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(dependency);
        return ReferenceEquals(builder.Resource, dependency.Resource)
            ? throw new DistributedApplicationException($"'{builder.Resource.Name}' cannot wait for itself.")
            : builder.WithAnnotation(new WaitAnnotation(dependency.Resource, kind, exitCode), ResourceAnnotationMutationBehavior.Append);
    }
}
