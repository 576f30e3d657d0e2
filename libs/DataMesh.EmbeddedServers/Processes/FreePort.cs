using System.Net;
using System.Net.Sockets;

namespace DataMesh.EmbeddedServers.Processes;

internal static class FreePort
{
    /// <summary>True if nobody listens on the loopback port now.</summary>
    public static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException exception) when (exception.SocketErrorCode is SocketError.AddressAlreadyInUse or SocketError.AccessDenied)
        {
            return false;
        }
    }

    /// <exception cref="ServerFault">Another program listens there.</exception>
    public static void Require(int port, string server, string setting)
    {
        if (!IsFree(port))
        {
            throw Taken(port, server, setting);
        }
    }

    public static ServerFault Taken(int port, string server, string setting) => new(
        $"Port {port} is taken by another program; stop that program, or give {server} another port ({setting}).");

    /// <summary>A port that nobody listens on now; somebody may before it is used.</summary>
    public static int Find()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
