using System.Net.Sockets;
using System.Text;
using DataMesh.EmbeddedServers.Processes;
using DataMesh.Testing;

namespace DataMesh.EmbeddedServers.Tests.Cache;

[Collection("servers")]
public sealed class RunCacheTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly int _port = FreePort.Find();

    [Fact]
    public async Task What_was_stored_survives_a_stop_and_a_kill()
    {
        await using (var first = await Start().HealthyAsync())
        {
            Assert.Equal(["+OK", "+OK", ":1"], await SendAsync("AUTH secret", "SET a stopped", "HSET h field value"));
            Assert.Equal(0, await first.TerminateAsync());
        }

        await using (var second = await Start().HealthyAsync())
        {
            Assert.Equal(
                ["+OK", "$7\r\nstopped", "$5\r\nvalue", "+OK"],
                await SendAsync("AUTH secret", "GET a", "HGET h field", "SET b killed"));
            await second.KillAsync();
        }

        await using var third = await Start().HealthyAsync();
        Assert.Equal(["+OK", "$6\r\nkilled"], await SendAsync("AUTH secret", "GET b"));
    }

    [Fact]
    public async Task Without_the_password_nothing_is_answered()
    {
        await using var cache = await Start().HealthyAsync();

        Assert.StartsWith("-NOAUTH", Assert.Single(await SendAsync("GET a")), StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private ServerProcess Start() => ServerProcess.Start(
        ["cache", "--data", _folder.Combine("cache")],
        new Dictionary<string, string?> { ["Cache__Port"] = $"{_port}", ["Cache__Password"] = "secret" });

    /// <summary>Sends commands as arrays of bulk strings, <c>*2␍␊$3␍␊GET␍␊$1␍␊a␍␊</c>, and returns the answers.</summary>
    private async Task<IReadOnlyList<string>> SendAsync(params string[] commands)
    {
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", _port, TestContext.Current.CancellationToken);
        var stream = client.GetStream();
        var answers = new List<string>();
        var buffer = new byte[4096];
        foreach (var command in commands)
        {
            var words = command.Split(' ');
            var message = $"*{words.Length}\r\n" + string.Concat(words.Select(word => $"${word.Length}\r\n{word}\r\n"));
            await stream.WriteAsync(Encoding.ASCII.GetBytes(message), TestContext.Current.CancellationToken);
            var read = await stream.ReadAsync(buffer, TestContext.Current.CancellationToken);
            answers.Add(Encoding.ASCII.GetString(buffer, 0, read).TrimEnd());
        }

        return answers;
    }
}
