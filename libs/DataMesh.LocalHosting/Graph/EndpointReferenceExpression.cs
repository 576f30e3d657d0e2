using System.Globalization;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>One part of an endpoint's address.</summary>
public sealed class EndpointReferenceExpression(
    EndpointReference endpointReference, EndpointProperty property) : IExpressionValue, IValueWithReferences
{
    /// <summary>The endpoint.</summary>
    public EndpointReference Endpoint { get; } = endpointReference;

    /// <summary>The part.</summary>
    public EndpointProperty Property { get; } = property;

    /// <inheritdoc />
    public string ValueExpression => Property switch
    {
        EndpointProperty.Host or EndpointProperty.IPV4Host => Endpoint.Expression("host"),
        EndpointProperty.Port => Endpoint.Expression("port"),
        EndpointProperty.Scheme => Endpoint.Expression("scheme"),
        EndpointProperty.TargetPort => Endpoint.Expression("targetPort"),
        EndpointProperty.HostAndPort => $"{Endpoint.Expression("host")}:{Endpoint.Expression("port")}",
        _ => Endpoint.Expression("url"),
    };

    /// <inheritdoc />
    public IEnumerable<object> References => [Endpoint];

    /// <inheritdoc />
    public ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default) =>
        GetValueAsync(new ValueProviderContext(), cancellationToken);

    /// <inheritdoc />
    public async ValueTask<string?> GetValueAsync(ValueProviderContext context, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        return Property switch
        {
            EndpointProperty.Scheme => Endpoint.Scheme,
            EndpointProperty.Host => Endpoint.Host,
            EndpointProperty.IPV4Host => "127.0.0.1",
            EndpointProperty.TargetPort => TargetPort(context).ToString(CultureInfo.InvariantCulture),
            EndpointProperty.Port => (await PortAsync(cancellationToken)).ToString(CultureInfo.InvariantCulture),
            EndpointProperty.HostAndPort => FormattableString.Invariant($"{Endpoint.Host}:{await PortAsync(cancellationToken)}"),
            _ => FormattableString.Invariant($"{Endpoint.Scheme}://{Endpoint.Host}:{await PortAsync(cancellationToken)}"),
        };
    }

    private Task<int> PortAsync(CancellationToken cancellationToken) =>
        Endpoint.EndpointAnnotation.Allocation.Task.WaitAsync(cancellationToken);

    private int TargetPort(ValueProviderContext context)
    {
        var endpoint = Endpoint.EndpointAnnotation;
        return context.TargetPorts.TryGetValue(endpoint, out var port) ? port : endpoint.TargetPort ?? throw new InvalidOperationException(
            $"The target port of '{Endpoint.EndpointName}' is known to the processes of '{Endpoint.Resource.Name}' only; "
            + "others use the public port.");
    }
}
