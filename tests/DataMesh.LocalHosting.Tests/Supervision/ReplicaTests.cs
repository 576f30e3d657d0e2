using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using DataMesh.Testing;

namespace DataMesh.LocalHosting.Tests.Supervision;

public sealed class ReplicaTests : IAsyncDisposable
{
    private readonly ProbeGraph _graph = new();

    public ValueTask DisposeAsync() => _graph.DisposeAsync();

    [Fact]
    public async Task Replicas_share_a_public_address_and_a_name_but_not_an_instance()
    {
        _graph.AddProbe("service").WithReplicas(2);
        await _graph.StartHealthyAsync("service");

        var seen = new Dictionary<string, string>();
        await WaitUntil.TrueAsync(
            async () =>
            {
                var variables = await _graph.EnvironmentOfAsync("service");
                Assert.Equal("service", variables["OTEL_SERVICE_NAME"]);
                seen[variables["OTEL_RESOURCE_ATTRIBUTES"]] = variables["ASPNETCORE_URLS"];
                return seen.Count == 2;
            },
            ProbeGraph.Patience,
            "answers of both replicas");
        Assert.Equal(2, seen.Values.Distinct().Count());
        Assert.Equal(2, _graph.App.GetProcessIds("service").Count);
    }

    [Fact]
    public async Task Replicas_cannot_share_a_port_that_each_binds_itself()
    {
        _graph.AddProcess("service").WithHttpEndpoint(isProxied: false).WithReplicas(2);
        await Assert.ThrowsAsync<DistributedApplicationException>(_graph.StartAsync);
    }
}
