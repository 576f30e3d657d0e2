using System.Buffers;
using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace DataMesh.LocalHosting.Ports;

/// <summary>
/// Listens on a resource's public port and forwards raw TCP to one of its processes, chosen at random for each connection. While no process
/// accepts, as during a restart, a connection waits up to a second before it is closed.
/// </summary>
internal sealed class TcpProxy : IDisposable
{
    private const int BufferSize = 64 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan RetryEvery = TimeSpan.FromMilliseconds(25);
    private readonly CancellationTokenSource _stopped = new();
    private readonly Socket _listener;
    private ImmutableList<int> _targets = [];

    private TcpProxy(Socket listener)
    {
        _listener = listener;
        Port = ((IPEndPoint)listener.LocalEndPoint!).Port;
        _ = AcceptAsync();
    }

    public int Port { get; }

    /// <exception cref="SocketException">The port is taken.</exception>
    public static TcpProxy Listen(int port)
    {
        var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            listener.Bind(new IPEndPoint(IPAddress.Loopback, port));
            listener.Listen(512);
            return new TcpProxy(listener);
        }
        catch (SocketException)
        {
            listener.Dispose();
            throw;
        }
    }

    public void Add(int target) => ImmutableInterlocked.Update(ref _targets, targets => targets.Add(target));

    public void Remove(int target) => ImmutableInterlocked.Update(ref _targets, targets => targets.Remove(target));

    public void Dispose()
    {
        _stopped.Cancel();
        _listener.Dispose();
        _stopped.Dispose();
    }

    private async Task AcceptAsync()
    {
        var stopped = _stopped.Token;
        while (!stopped.IsCancellationRequested)
        {
            try
            {
                _ = ForwardAsync(await _listener.AcceptAsync(stopped), stopped);
            }
            catch (SocketException)
            {
                // The peer gave up before it was accepted.
            }
            catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task ForwardAsync(Socket consumer, CancellationToken stopped)
    {
        using (consumer)
        {
            try
            {
                consumer.NoDelay = true;
                using var process = await ConnectAsync(stopped);
                if (process is not null)
                {
                    await Task.WhenAll(CopyAsync(consumer, process, stopped), CopyAsync(process, consumer, stopped));
                }
            }
            catch (Exception exception) when (exception is SocketException or OperationCanceledException or ObjectDisposedException)
            {
                // One side broke off: closing both is what tells the other.
            }
        }
    }

    private async Task<Socket?> ConnectAsync(CancellationToken stopped)
    {
        for (var waited = TimeSpan.Zero; waited < Patience; waited += RetryEvery)
        {
            var targets = _targets;
            foreach (var target in targets.OrderBy(_ => RandomNumberGenerator.GetInt32(int.MaxValue)))
            {
                var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                try
                {
                    await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, target), stopped);
                    return socket;
                }
                catch (SocketException)
                {
                    socket.Dispose();
                }
            }

            await Task.Delay(RetryEvery, stopped);
        }

        return null;
    }

    /// <summary>
    /// Copies one direction to its end, then says so to the receiver. An idle connection holds no buffer: it waits with an empty read.
    /// </summary>
    private static async Task CopyAsync(Socket from, Socket to, CancellationToken stopped)
    {
        try
        {
            while (true)
            {
                await from.ReceiveAsync(Memory<byte>.Empty, stopped);
                var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
                try
                {
                    var read = await from.ReceiveAsync(buffer, stopped);
                    if (read == 0)
                    {
                        to.Shutdown(SocketShutdown.Send);
                        return;
                    }

                    for (var sent = 0; sent < read;)
                    {
                        sent += await to.SendAsync(buffer.AsMemory(sent, read - sent), stopped);
                    }
                }
                finally
                {
                    ArrayPool<byte>.Shared.Return(buffer);
                }
            }
        }
        catch (SocketException)
        {
            from.Dispose();
            to.Dispose();
        }
    }
}
