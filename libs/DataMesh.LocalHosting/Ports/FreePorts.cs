using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Aspire.Hosting;

namespace DataMesh.LocalHosting.Ports;

/// <summary>
/// Chooses ports that nobody listens on. Below the range from which systems take ports for outgoing connections, so that no connection
/// can take a port between the choice and its use.
/// </summary>
internal static class FreePorts
{
    private const int First = 10000;
    private const int Last = 32767;
    private static readonly ConcurrentDictionary<int, bool> Given = new();

    public static int Next()
    {
        for (var attempt = 0; attempt < 1000; attempt++)
        {
            var port = RandomNumberGenerator.GetInt32(First, Last + 1);
            if (IsFree(port) && Given.TryAdd(port, true))
            {
                return port;
            }
        }

        throw new DistributedApplicationException("No free port was found between 10000 and 32767.");
    }

    public static void GiveBack(int port) => Given.TryRemove(port, out _);

    public static bool IsFree(int port) =>
        CanBind(IPAddress.Loopback, port) && (!Socket.OSSupportsIPv6 || CanBind(IPAddress.IPv6Loopback, port));

    private static bool CanBind(IPAddress address, int port)
    {
        using var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(address, port));
            socket.Listen(1);
            return true;
        }
        catch (SocketException exception)
        {
            // A host without ::1 cannot bind it; nobody else there can either.
            return exception.SocketErrorCode == SocketError.AddressNotAvailable;
        }
    }
}
