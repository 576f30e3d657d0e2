using System.Net;
using DataMesh.Client;
using DataMesh.Testing;

namespace DataMesh.Gateway.Tests.Routing;

public sealed class DataRoutesTests
{
    private const string Data = "/data/airports/airports/v1/airport";
    private static readonly Uri ByName = new("http://airports");
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_route_appears_with_the_publication_and_keeps_path_and_query()
    {
        await using var catalog = await FakeCatalog.StartAsync();
        await using var domain = await EchoService.StartAsync("airports");
        await using var gateway = new GatewayApp(catalog.Address).WithService("airports", domain.Address);
        await gateway.UntilReadyAsync();
        await gateway.UntilAsync(Data, HttpStatusCode.NotFound);

        catalog.Publish("airports", "airports", ByName, "airports/v1/airport");
        await gateway.UntilAsync(Data + "?$filter=state%20eq%20'CA'", HttpStatusCode.OK);

        Assert.Equal(Data + "?$filter=state%20eq%20'CA'", Assert.Single(domain.Requests).Target);
    }

    [Fact]
    public async Task A_product_that_announces_another_address_is_followed()
    {
        await using var catalog = await FakeCatalog.StartAsync();
        await using var before = await EchoService.StartAsync("before");
        await using var after = await EchoService.StartAsync("after");
        await using var gateway = new GatewayApp(catalog.Address);
        catalog.Publish("airports", "airports", before.Address, "airports/v1/airport");
        await gateway.UntilAsync(Data, HttpStatusCode.OK);

        catalog.Publish("airports", "airports", after.Address, "airports/v1/airport");
        await WaitUntil.TrueAsync(
            async () => await gateway.CreateClient().GetStringAsync(new Uri(Data, UriKind.Relative), Cancel) == "after",
            TimeSpan.FromSeconds(20),
            "the new address");
    }

    [Fact]
    public async Task A_version_that_is_no_longer_published_is_no_longer_routed()
    {
        await using var catalog = await FakeCatalog.StartAsync();
        await using var domain = await EchoService.StartAsync("airports");
        await using var gateway = new GatewayApp(catalog.Address);
        catalog.Publish("airports", "airports", domain.Address, "airports/v1/airport");
        await gateway.UntilAsync(Data, HttpStatusCode.OK);

        catalog.Publish("airports", "airports", domain.Address, "airports/v2/airport");

        await gateway.UntilAsync(Data, HttpStatusCode.NotFound);
        await gateway.UntilAsync("/data/airports/airports/v2/airport", HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("urn:nowhere")]
    [InlineData("http://nobody-knows-this-name.invalid")]
    [InlineData("ftp://files")]
    public async Task An_address_that_leads_nowhere_harms_no_other_domain(string address)
    {
        await using var catalog = await FakeCatalog.StartAsync();
        await using var domain = await EchoService.StartAsync("airports");
        await using var gateway = new GatewayApp(catalog.Address);
        catalog.Publish("lost", "lost", new(address), "lost/v1/thing");
        catalog.Publish("airports", "airports", domain.Address, "airports/v1/airport");

        await gateway.UntilAsync(Data, HttpStatusCode.OK);
        var (status, problem) = await gateway.ProblemAsync(HttpMethod.Get, "/data/lost/lost/v1/thing");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Equal(Problems.DomainUnavailable, problem.Type);
    }

    [Fact]
    public async Task Names_that_differ_in_case_alone_stop_no_other_route()
    {
        await using var catalog = await FakeCatalog.StartAsync();
        await using var domain = await EchoService.StartAsync("airports");
        await using var gateway = new GatewayApp(catalog.Address);
        catalog.Publish("odd", "one", domain.Address, "same/v1/thing");
        catalog.Publish("odd", "two", domain.Address, "Same/v1/thing");
        catalog.Publish("airports", "airports", domain.Address, "airports/v1/airport");

        await gateway.UntilAsync(Data, HttpStatusCode.OK);
        await gateway.UntilAsync("/data/odd/same/v1/thing", HttpStatusCode.OK);
    }
}
