using System.Net.Sockets;
using System.Text;

namespace DataMesh.Gateway.Tests.Requests;

/// <summary>A request as bytes on a socket: clients of the library would not send it.</summary>
internal static class RawRequest
{
    /// <summary>The whole answer; the connection is closed by the server, after an answer to a request that asks for it or is refused.</summary>
    public static async Task<string> SendAsync(Uri server, string text, CancellationToken ct)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(server.Host, server.Port, ct);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(text.ReplaceLineEndings("\r\n")), ct);
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync(ct);
    }
}
