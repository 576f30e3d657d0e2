using System.Net;
using DataMesh.Client;

namespace DataMesh.Gateway.Tests.Routing;

public sealed class UnknownDataTests(MeshFixture mesh) : IClassFixture<MeshFixture>
{
    [Theory]
    [InlineData("/data", "'flights'")]
    [InlineData("/data/trains/on-time-performance/v1/flight", "'flights'")]
    [InlineData("/data/flights/punctuality/v1/flight", "'on-time-performance'")]
    [InlineData("/data/flights/on-time-performance/v2/flight", "'v1', 'v3'")]
    [InlineData("/data/flights/on-time-performance", "'v1', 'v3'")]
    public async Task Unknown_data_is_answered_with_what_there_is(string path, string instead)
    {
        var (status, problem) = await mesh.Gateway.ProblemAsync(HttpMethod.Get, path);

        Assert.Equal(HttpStatusCode.NotFound, status);
        Assert.Equal(Problems.NotFound, problem.Type);
        Assert.Contains(instead, problem.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("DELETE")]
    public async Task Data_that_is_there_cannot_be_written(string method)
    {
        var (status, problem) = await mesh.Gateway.ProblemAsync(new(method), MeshFixture.Data);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, status);
        Assert.Equal(Problems.RequestInvalid, problem.Type);
    }
}
