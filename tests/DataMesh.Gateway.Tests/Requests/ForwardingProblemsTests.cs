using System.Net;
using DataMesh.Client;
using DataMesh.Testing;

namespace DataMesh.Gateway.Tests.Requests;

public sealed class ForwardingProblemsTests
{
    private const string Data = "/data/airports/airports/v1/airport";

    [Fact]
    public async Task A_domain_that_is_down_is_called_so_and_others_are_served()
    {
        await using var catalog = await FakeCatalog.StartAsync();
        await using var other = await EchoService.StartAsync("flights");
        var domain = await EchoService.StartAsync("airports");
        await using var gateway = new GatewayApp(catalog.Address);
        catalog.Publish("airports", "airports", domain.Address, "airports/v1/airport");
        catalog.Publish("flights", "flights", other.Address, "flights/v1/flight");
        await gateway.UntilAsync(Data, HttpStatusCode.OK);

        await domain.DisposeAsync();
        using var response = await gateway.GetAsync(Data);
        var (status, problem) = await gateway.ProblemAsync(HttpMethod.Get, Data);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Equal(Problems.DomainUnavailable, problem.Type);
        Assert.Contains("airports", problem.Detail, StringComparison.Ordinal);
        Assert.NotNull(response.Headers.RetryAfter);
        Assert.Single(response.Headers.GetValues("X-Request-Id"));
        await gateway.UntilAsync("/data/flights/flights/v1/flight", HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_problem_does_not_tell_where_the_domain_runs()
    {
        await using var catalog = await FakeCatalog.StartAsync();
        var domain = await EchoService.StartAsync("airports");
        var address = domain.Address;
        await using var gateway = new GatewayApp(catalog.Address);
        catalog.Publish("airports", "airports", address, "airports/v1/airport");
        await gateway.UntilAsync(Data, HttpStatusCode.OK);

        await domain.DisposeAsync();
        var (_, problem) = await gateway.ProblemAsync(HttpMethod.Get, Data);

        Assert.DoesNotContain(address.Authority, problem.Detail, StringComparison.Ordinal);
        Assert.Contains("'airports'", problem.Detail, StringComparison.Ordinal);
    }
}
