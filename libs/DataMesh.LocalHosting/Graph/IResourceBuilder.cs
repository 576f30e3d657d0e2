namespace Aspire.Hosting.ApplicationModel;

/// <summary>Adds facts to a resource.</summary>
public interface IResourceBuilder<out T>
    where T : IResource
{
    /// <summary>The graph that the resource is in.</summary>
    IDistributedApplicationBuilder ApplicationBuilder { get; }

    /// <summary>The resource.</summary>
    T Resource { get; }

    /// <summary>Adds a fact.</summary>
    IResourceBuilder<T> WithAnnotation<TAnnotation>(
        TAnnotation annotation, ResourceAnnotationMutationBehavior behavior = ResourceAnnotationMutationBehavior.Append)
        where TAnnotation : IResourceAnnotation;
}
