using System.Net.Sockets;
using Aspire.Hosting.ApplicationModel;
using DataMesh.LocalHosting.Graph;

namespace Aspire.Hosting;

/// <summary>Says where resources listen.</summary>
public static class EndpointBuilderExtensions
{
    /// <summary>Adds an endpoint. See <see cref="EndpointAnnotation"/> for the meaning and default of each part.</summary>
    /// <param name="builder">The resource.</param>
    /// <param name="port">Public port; random when null.</param>
    /// <param name="targetPort">Port that the process binds; random when null.</param>
    /// <param name="scheme">http, https or tcp (default).</param>
    /// <param name="name">Unique in the resource; the scheme by default.</param>
    /// <param name="env">Variable that tells the process its target port.</param>
    /// <param name="isProxied">False: the process binds the public port itself.</param>
    /// <param name="isExternal">Meant for people and systems outside.</param>
    /// <param name="protocol">TCP.</param>
    public static IResourceBuilder<T> WithEndpoint<T>(
        this IResourceBuilder<T> builder,
        int? port = null,
        int? targetPort = null,
        string? scheme = null,
        string? name = null,
        string? env = null,
        bool? isProxied = null,
        bool? isExternal = null,
        ProtocolType? protocol = null)
        where T : IResourceWithEndpoints
    {
        ArgumentNullException.ThrowIfNull(builder);
        var endpoint = new EndpointAnnotation(protocol ?? ProtocolType.Tcp, scheme, null, name, port, targetPort, isExternal, isProxied)
        {
            TargetPortVariable = env,
            DeclaredIn = "the port given in AppHost.cs",
        };
        if (new EndpointReference(builder.Resource, endpoint.Name).Exists)
        {
            throw new DistributedApplicationException(
                $"'{builder.Resource.Name}' has two endpoints named '{endpoint.Name}': give one another name.");
        }

        builder.WithAnnotation(endpoint, ResourceAnnotationMutationBehavior.Append);
        if (env is not null)
        {
            var value = new EndpointReference(builder.Resource, endpoint.Name).Property(EndpointProperty.TargetPort);
            builder.WithAnnotation(new EnvironmentAnnotation(context =>
            {
                context.EnvironmentVariables[env] = value;
                return Task.CompletedTask;
            }));
        }

        return builder;
    }

    /// <summary>Changes an endpoint, or adds it first.</summary>
    public static IResourceBuilder<T> WithEndpoint<T>(
        this IResourceBuilder<T> builder, string endpointName, Action<EndpointAnnotation> callback, bool createIfNotExists = true)
        where T : IResourceWithEndpoints
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(callback);
        var reference = new EndpointReference(builder.Resource, endpointName);
        if (!reference.Exists)
        {
            if (!createIfNotExists)
            {
                return builder;
            }

            builder.WithAnnotation(new EndpointAnnotation(ProtocolType.Tcp, name: endpointName), ResourceAnnotationMutationBehavior.Append);
        }

        callback(reference.EndpointAnnotation);
        return builder;
    }

    /// <summary>Adds an http endpoint, named <c>http</c> unless said otherwise.</summary>
    public static IResourceBuilder<T> WithHttpEndpoint<T>(
        this IResourceBuilder<T> builder,
        int? port = null,
        int? targetPort = null,
        string? name = null,
        string? env = null,
        bool? isProxied = null)
        where T : IResourceWithEndpoints => builder.WithEndpoint(port, targetPort, "http", name, env, isProxied);

    /// <summary>Marks the http and https endpoints as meant for people and systems outside.</summary>
    public static IResourceBuilder<T> WithExternalHttpEndpoints<T>(this IResourceBuilder<T> builder)
        where T : IResourceWithEndpoints
    {
        ArgumentNullException.ThrowIfNull(builder);
        foreach (var endpoint in builder.Resource.Annotations.OfType<EndpointAnnotation>().Where(endpoint => endpoint.IsHttp))
        {
            endpoint.IsExternal = true;
        }

        return builder;
    }

    /// <summary>One of the resource's endpoints.</summary>
    public static EndpointReference GetEndpoint<T>(this IResourceBuilder<T> builder, string name)
        where T : IResourceWithEndpoints
    {
        ArgumentNullException.ThrowIfNull(builder);
        return new(builder.Resource, name);
    }

    /// <summary>
    /// The resource is healthy when a GET of the path answers with the status: every replica is asked. Default <c>/</c> and 200.
    /// </summary>
    public static IResourceBuilder<T> WithHttpHealthCheck<T>(
        this IResourceBuilder<T> builder, string? path = null, int? statusCode = null, string? endpointName = null)
        where T : IResourceWithEndpoints
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.WithAnnotation(
            new HttpHealthAnnotation(endpointName, path ?? "/", statusCode ?? 200), ResourceAnnotationMutationBehavior.Append);
    }
}
