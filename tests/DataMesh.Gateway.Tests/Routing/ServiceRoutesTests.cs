using System.Net;
using DataMesh.Client;

namespace DataMesh.Gateway.Tests.Routing;

public sealed class ServiceRoutesTests(MeshFixture mesh) : IClassFixture<MeshFixture>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("GET", "/api/products")]
    [InlineData("GET", "/api/products/flights/on-time-performance")]
    [InlineData("GET", "/api/products/flights/on-time-performance/reading")]
    [InlineData("GET", "/api/products/flights/on-time-performance/ratings")]
    [InlineData("PUT", "/api/products/flights/on-time-performance/ratings/ada")]
    [InlineData("POST", "/api/policies/dry-run")]
    [InlineData("DELETE", "/api/products/flights/on-time-performance/ratings/ada")]
    [InlineData("GET", "/openapi/v1.json")]
    [InlineData("GET", "/scalar")]
    [InlineData("GET", "/scalar/v1")]
    [InlineData("GET", "/scalar/scalar.js")]
    [InlineData("POST", "/api/v1/lineage")]
    [InlineData("POST", "/api/pipelines/flights/on-time-performance/v1/runs")]
    [InlineData("GET", "/api/runs/0199f000-0000-7000-8000-000000000000")]
    [InlineData("GET", "/hangfire")]
    [InlineData("POST", "/sql")]
    [InlineData("GET", "/sql/tables")]
    public async Task What_is_open_reaches_its_service(string method, string path)
    {
        using var request = new HttpRequestMessage(new(method), new Uri(path, UriKind.Relative));
        using var response = await mesh.Gateway.CreateClient().SendAsync(request, Cancel);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains(mesh.Platform.Requests, seen => seen.Method == method && seen.Target == path);
    }

    [Theory]
    [InlineData("PUT", "/api/products/flights/on-time-performance")]
    [InlineData("DELETE", "/api/products/flights/on-time-performance")]
    [InlineData("POST", "/api/runs/0199f000-0000-7000-8000-000000000000")]
    public async Task Publishing_is_not_for_outsiders(string method, string path)
    {
        var (status, problem) = await mesh.Gateway.ProblemAsync(new(method), path);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, status);
        Assert.Equal(Problems.RequestInvalid, problem.Type);
        Assert.DoesNotContain(mesh.Platform.Requests, seen => seen.Method == method && seen.Target == path);
    }

    [Theory]
    [InlineData("/mesh/status")]
    [InlineData("/mesh/pipelines/on-time-performance/v1/runs/0199f000-0000-7000-8000-000000000000")]
    [InlineData("/data/flights/on-time-performance/v1/../../../../mesh/status")]
    [InlineData("/data/flights/on-time-performance/v1/%2e%2e/%2e%2e/%2e%2e/%2e%2e/mesh/status")]
    public async Task A_domains_own_protocol_is_never_reached(string path)
    {
        using var response = await mesh.Gateway.GetAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.DoesNotContain(mesh.Domain.Requests, seen => seen.Target.Contains("mesh", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_bare_address_names_the_ways_in()
    {
        using var response = await mesh.Gateway.GetAsync("/");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains("/api/products", await response.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }
}
