using System.Diagnostics.CodeAnalysis;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Where a resource listens; known once the application has started.</summary>
public sealed class EndpointReference(IResourceWithEndpoints owner, string endpointName) : IExpressionValue, IValueWithReferences
{
    /// <summary>The resource that listens.</summary>
    public IResourceWithEndpoints Resource { get; } = owner;

    /// <summary>Name of the endpoint in its resource.</summary>
    public string EndpointName { get; } = endpointName;

    /// <summary>What the graph says about the endpoint.</summary>
    /// <exception cref="InvalidOperationException">The resource has no such endpoint.</exception>
    public EndpointAnnotation EndpointAnnotation => Find() ?? throw new InvalidOperationException(
        $"'{Resource.Name}' has no endpoint '{EndpointName}': "
        + "add one with WithHttpEndpoint() or an applicationUrl in its launchSettings.json.");

    /// <summary>Whether the resource has such an endpoint.</summary>
    public bool Exists => Find() is not null;

    /// <summary>Whether the public port is known.</summary>
    public bool IsAllocated => Exists && EndpointAnnotation.Allocation.Task.IsCompletedSuccessfully;

    /// <summary>Whether the scheme is http.</summary>
    public bool IsHttp => EndpointAnnotation.UriScheme == "http";

    /// <summary>Whether the scheme is https.</summary>
    public bool IsHttps => EndpointAnnotation.UriScheme == "https";

    /// <summary>The scheme.</summary>
    public string Scheme => EndpointAnnotation.UriScheme;

    /// <summary>The public host: every public port is open on this machine only.</summary>
    [SuppressMessage("Performance", "CA1822", Justification = "An instance member in Aspire's model.")]
    public string Host => "localhost";

    /// <summary>The public port.</summary>
    /// <exception cref="InvalidOperationException">The application has not started.</exception>
    public int Port => IsAllocated
        ? EndpointAnnotation.Allocation.Task.GetAwaiter().GetResult()
        : throw new InvalidOperationException(
            $"The endpoint '{EndpointName}' of '{Resource.Name}' has no port before the application starts.");

    /// <summary>The public address.</summary>
    public string Url => FormattableString.Invariant($"{Scheme}://{Host}:{Port}");

    /// <inheritdoc />
    public string ValueExpression => Expression("url");

    /// <inheritdoc />
    public IEnumerable<object> References => [Resource];

    /// <summary>One part of the address.</summary>
    public EndpointReferenceExpression Property(EndpointProperty property) => new(this, property);

    /// <inheritdoc />
    public ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default) =>
        Property(EndpointProperty.Url).GetValueAsync(cancellationToken);

    internal string Expression(string property) => $"{{{Resource.Name}.bindings.{EndpointName}.{property}}}";

    private EndpointAnnotation? Find() => Resource.Annotations.OfType<EndpointAnnotation>()
        .FirstOrDefault(endpoint => string.Equals(endpoint.Name, EndpointName, StringComparison.OrdinalIgnoreCase));
}
