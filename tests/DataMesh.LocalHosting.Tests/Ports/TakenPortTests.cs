using System.Net;
using System.Net.Sockets;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using DataMesh.LocalHosting.Ports;

namespace DataMesh.LocalHosting.Tests.Ports;

public sealed class TakenPortTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_taken_port_is_named_with_who_needs_it_and_where_to_change_it(bool isProxied)
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;
        var endpoint = new EndpointAnnotation(ProtocolType.Tcp, "http", port: port, isProxied: isProxied)
        {
            DeclaredIn = "applicationUrl in its Properties/launchSettings.json",
        };

        var refused = Assert.Throws<DistributedApplicationException>(
            () => EndpointBinding.Open(new ProjectResource("gateway"), endpoint, randomPort: false));

        Assert.Equal(
            $"Port {port}, which 'gateway' needs, is taken: end the program that listens there, "
            + "or change applicationUrl in its Properties/launchSettings.json.",
            refused.Message);
    }

    [Fact]
    public void Ports_chosen_are_below_those_that_systems_use_for_outgoing_connections() =>
        Assert.All(Enumerable.Range(0, 50).Select(_ => FreePorts.Next()), port => Assert.InRange(port, 10000, 32767));
}
