using System.Net;
using System.Net.Sockets;
using System.Text;
using DataMesh.LocalHosting.Ports;

namespace DataMesh.LocalHosting.Tests.Ports;

public sealed class TcpProxyTests : IDisposable
{
    private readonly TcpListener _process = new(IPAddress.Loopback, 0);
    private readonly TcpProxy _proxy = TcpProxy.Listen(0);

    public TcpProxyTests() => _process.Start();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private int Target => ((IPEndPoint)_process.LocalEndpoint).Port;

    public void Dispose()
    {
        _proxy.Dispose();
        _process.Dispose();
    }

    [Fact]
    public async Task Bytes_pass_both_ways_and_the_end_of_one_direction_leaves_the_other_open()
    {
        _proxy.Add(Target);
        using var consumer = await ConnectAsync();
        using var accepted = await _process.AcceptSocketAsync(Cancel);

        await consumer.SendAsync("question"u8.ToArray(), Cancel);
        consumer.Shutdown(SocketShutdown.Send);
        Assert.Equal("question", await ReadToEndAsync(accepted));

        await accepted.SendAsync("answer"u8.ToArray(), Cancel);
        accepted.Shutdown(SocketShutdown.Send);
        Assert.Equal("answer", await ReadToEndAsync(consumer));
    }

    [Fact]
    public async Task A_large_transfer_arrives_whole()
    {
        _proxy.Add(Target);
        using var consumer = await ConnectAsync();
        using var accepted = await _process.AcceptSocketAsync(Cancel);
        var sent = Enumerable.Range(0, 3_000_000).Select(i => (byte)(i % 251)).ToArray();

        var received = ReadBytesAsync(accepted);
        for (var at = 0; at < sent.Length;)
        {
            at += await consumer.SendAsync(sent.AsMemory(at), Cancel);
        }

        consumer.Shutdown(SocketShutdown.Send);
        Assert.Equal(sent, await received);
    }

    [Fact]
    public async Task A_connection_waits_for_a_process_that_comes_within_a_second()
    {
        using var consumer = await ConnectAsync();
        _proxy.Add(Target);
        using var accepted = await _process.AcceptSocketAsync(Cancel);
        await accepted.SendAsync("here"u8.ToArray(), Cancel);
        accepted.Close();
        Assert.Equal("here", await ReadToEndAsync(consumer));
    }

    [Fact]
    public async Task A_connection_is_closed_when_no_process_comes()
    {
        using var consumer = await ConnectAsync();
        Assert.Equal(string.Empty, await ReadToEndAsync(consumer));
    }

    [Fact]
    public async Task A_process_that_is_gone_gets_no_connections()
    {
        _proxy.Add(Target);
        _proxy.Remove(Target);
        using var consumer = await ConnectAsync();
        await ReadToEndAsync(consumer);
        Assert.False(_process.Pending());
    }

    private static async Task<string> ReadToEndAsync(Socket socket) => Encoding.UTF8.GetString(await ReadBytesAsync(socket));

    private static async Task<byte[]> ReadBytesAsync(Socket socket)
    {
        using var all = new MemoryStream();
        var buffer = new byte[8192];
        int read;
        while ((read = await socket.ReceiveAsync(buffer, Cancel)) > 0)
        {
            all.Write(buffer, 0, read);
        }

        return all.ToArray();
    }

    private async Task<Socket> ConnectAsync()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, _proxy.Port), Cancel);
        return socket;
    }
}
