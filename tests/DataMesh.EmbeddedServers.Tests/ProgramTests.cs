using System.Net;
using System.Net.Sockets;
using DataMesh.EmbeddedServers.Serving;
using DataMesh.Testing;

namespace DataMesh.EmbeddedServers.Tests;

[Collection("servers")]
public sealed class ProgramTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public async Task A_command_it_does_not_know_prints_the_usage()
    {
        await using var program = ServerProcess.Start(["redis"], new Dictionary<string, string?>());

        Assert.Equal(Usage.ExitCode, await program.EndAsync());
        Assert.Contains("postgres  --data DIR --databases a,b,c", program.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_setting_is_one_sentence_and_no_stack()
    {
        await using var program = ServerProcess.Start(["cache"], new Dictionary<string, string?>());

        Assert.Equal(ServeUntilStopped.CannotServe, await program.EndAsync());
        Assert.Equal("The cache needs a data folder: give --data DIR.", program.Output);
    }

    [Fact]
    public async Task A_taken_address_of_the_health_endpoints_is_one_sentence_and_no_stack()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var address = $"http://{taken.LocalEndpoint}";

        await using var program = ServerProcess.Start(
            ["cache", "--data", _folder.Path], new Dictionary<string, string?> { ["ASPNETCORE_URLS"] = address, ["Cache__Port"] = "1" });

        Assert.Equal(ServeUntilStopped.CannotServe, await program.EndAsync());
        Assert.Contains($"The address {address} of the health endpoints is taken", program.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", program.Output, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();
}
