using System.Globalization;
using System.Net.Sockets;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace DataMesh.LocalHosting.Ports;

/// <summary>An endpoint with its public port: held by a proxy, or left to the process.</summary>
internal sealed class EndpointBinding : IDisposable
{
    private readonly TcpProxy? _proxy;

    private EndpointBinding(EndpointAnnotation endpoint, int publicPort, TcpProxy? proxy) =>
        (Endpoint, PublicPort, _proxy) = (endpoint, publicPort, proxy);

    public EndpointAnnotation Endpoint { get; }

    public int PublicPort { get; }

    /// <exception cref="DistributedApplicationException">The port is taken.</exception>
    public static EndpointBinding Open(IResource resource, EndpointAnnotation endpoint, bool randomPort)
    {
        var port = randomPort || endpoint.Port is null or 0 ? FreePorts.Next() : endpoint.Port.Value;
        if (!endpoint.IsProxied)
        {
            return FreePorts.IsFree(port) ? new(endpoint, port, proxy: null) : throw Taken(resource, endpoint, port);
        }

        try
        {
            return new(endpoint, port, TcpProxy.Listen(port));
        }
        catch (SocketException exception) when (exception.SocketErrorCode is SocketError.AddressAlreadyInUse or SocketError.AccessDenied)
        {
            throw Taken(resource, endpoint, port);
        }
    }

    /// <summary>The port that the next process binds.</summary>
    public int NextTargetPort() => _proxy is null ? PublicPort : Endpoint.TargetPort ?? FreePorts.Next();

    public void Attach(int targetPort) => _proxy?.Add(targetPort);

    public void Detach(int targetPort)
    {
        _proxy?.Remove(targetPort);
        if (_proxy is not null && Endpoint.TargetPort is null)
        {
            FreePorts.GiveBack(targetPort);
        }
    }

    public void Dispose()
    {
        _proxy?.Dispose();
        FreePorts.GiveBack(PublicPort);
    }

    private static DistributedApplicationException Taken(IResource resource, EndpointAnnotation endpoint, int port) => new(string.Create(
        CultureInfo.InvariantCulture,
        $"Port {port}, which '{resource.Name}' needs, is taken: "
        + $"end the program that listens there, or change {endpoint.DeclaredIn ?? "the port"}."));
}
