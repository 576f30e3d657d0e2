using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using DataMesh.Client;
using DataMesh.Testing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Yarp.ReverseProxy.Configuration;

namespace DataMesh.Gateway.Tests.Requests;

/// <summary>Too much from a caller, too little from a service: both are said as problem details.</summary>
public sealed class LimitsTests(MeshFixture mesh) : IClassFixture<MeshFixture>
{
    private const int Mebibyte = 1024 * 1024;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_body_beyond_the_limit_is_refused_whether_or_not_it_tells_its_length(bool chunked)
    {
        using var response = await PostAsync(16 * Mebibyte + 1, chunked);
        var problem = await response.Content.ReadFromJsonAsync<ProblemDetails>(MeshJson.Options, Cancel);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(Problems.LimitExceeded, problem!.Type);
        Assert.Contains("16 MiB", problem.Detail, StringComparison.Ordinal);
        Assert.Null(response.Headers.RetryAfter);
    }

    [Fact]
    public async Task A_body_at_the_limit_is_passed_on()
    {
        using var response = await PostAsync(16 * Mebibyte, chunked: false);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task A_service_that_stays_silent_is_given_up_with_504()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        await using var catalog = await FakeCatalog.StartAsync();
        await using var gateway = new GatewayApp(catalog.Address).With(services => services.AddSingleton<IProxyConfigFilter, Impatient>());
        catalog.Publish("airports", "airports", new($"http://{silent.LocalEndpoint}"), "airports/v1/airport");
        await gateway.UntilAsync("/data/airports/airports/v1/airport", HttpStatusCode.GatewayTimeout);

        var (status, problem) = await gateway.ProblemAsync(HttpMethod.Get, "/data/airports/airports/v1/airport");

        Assert.Equal((HttpStatusCode.GatewayTimeout, Problems.DomainUnavailable), (status, problem.Type));
        Assert.Contains("'airports' does not answer", problem.Detail, StringComparison.Ordinal);
    }

    private async Task<HttpResponseMessage> PostAsync(int length, bool chunked)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/sql", UriKind.Relative));
        request.Content = new ByteArrayContent(new byte[length]);
        request.Headers.TransferEncodingChunked = chunked;
        request.Headers.ExpectContinue = true;
        return await mesh.Gateway.CreateClient().SendAsync(request, Cancel);
    }

    /// <summary>Waits half a second where the gateway waits minutes.</summary>
    private sealed class Impatient : IProxyConfigFilter
    {
        public ValueTask<ClusterConfig> ConfigureClusterAsync(ClusterConfig cluster, CancellationToken cancel) =>
            new(cluster with { HttpRequest = cluster.HttpRequest! with { ActivityTimeout = TimeSpan.FromSeconds(0.5) } });

        public ValueTask<RouteConfig> ConfigureRouteAsync(RouteConfig route, ClusterConfig? cluster, CancellationToken cancel) => new(route);
    }
}
