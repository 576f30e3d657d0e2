namespace DataMesh.Gateway.Tests.Requests;

public sealed class HeadersTests(MeshFixture mesh) : IClassFixture<MeshFixture>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("X-DataMesh-Decision", "everything")]
    [InlineData("x-datamesh-domain", "flights")]
    [InlineData("X-Forwarded-For", "10.0.0.1")]
    [InlineData("X-Forwarded-Host", "evil.example")]
    [InlineData("X-Forwarded-Proto", "gopher")]
    [InlineData("X-Forwarded-Prefix", "/evil")]
    [InlineData("X-Forwarded-Port", "spoofed-port")]
    [InlineData("X-Real-IP", "10.0.0.1")]
    [InlineData("X-Original-URL", "/mesh/status")]
    [InlineData("X-HTTP-Method-Override", "DELETE")]
    [InlineData("Forwarded", "for=10.0.0.1")]
    public async Task What_only_the_gateway_may_say_no_caller_says(string header, string value)
    {
        var headers = await SendAsync(request => request.Headers.TryAddWithoutValidation(header, value));

        Assert.DoesNotContain(headers, seen => seen.Value.Contains(value, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task The_service_learns_who_asked_and_how()
    {
        var headers = await SendAsync(request => request.Headers.TryAddWithoutValidation("Accept", "text/csv"));

        Assert.Equal("127.0.0.1", headers["X-Forwarded-For"]);
        Assert.Equal("http", headers["X-Forwarded-Proto"]);
        Assert.Equal("text/csv", headers["Accept"]);
    }

    private async Task<IReadOnlyDictionary<string, string>> SendAsync(Action<HttpRequestMessage> prepare)
    {
        var path = $"{MeshFixture.Data}?{Guid.CreateVersion7():N}";
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        prepare(request);
        using var response = await mesh.Gateway.CreateClient().SendAsync(request, Cancel);
        return mesh.Domain.Requests.Single(seen => seen.Target == path).Headers;
    }
}
