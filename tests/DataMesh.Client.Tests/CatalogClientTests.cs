using System.Net;
using System.Text;

namespace DataMesh.Client.Tests;

public sealed class CatalogClientTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_refusal_carries_the_catalogs_problem()
    {
        using var http = Answering(HttpStatusCode.Conflict, """{"type":"urn:datamesh:problem:name-taken","title":"Taken","detail":"Choose another name."}""");

        var refusal = await Assert.ThrowsAsync<CatalogRefusedException>(() => new CatalogClient(http).GetChangesAsync(0, TimeSpan.Zero, Cancel));

        Assert.Equal((HttpStatusCode.Conflict, Problems.NameTaken, "Choose another name."), (refusal.Status, refusal.Problem.Type, refusal.Problem.Detail));
    }

    [Fact]
    public async Task A_refusal_by_something_that_is_no_catalog_is_still_a_refusal()
    {
        using var http = Answering(HttpStatusCode.Forbidden, "<html>proxy</html>");

        var refusal = await Assert.ThrowsAsync<CatalogRefusedException>(() => new CatalogClient(http).GetChangesAsync(0, TimeSpan.Zero, Cancel));

        Assert.Equal(403, refusal.Problem.Status);
    }

    [Theory]
    [InlineData(HttpStatusCode.InternalServerError)]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    [InlineData(HttpStatusCode.TooManyRequests)]
    public async Task A_failure_that_may_pass_is_worth_repeating(HttpStatusCode status)
    {
        using var http = Answering(status, "{}");

        await Assert.ThrowsAsync<HttpRequestException>(() => new CatalogClient(http).GetChangesAsync(0, TimeSpan.Zero, Cancel));
    }

    [Fact]
    public async Task A_product_that_does_not_exist_is_null()
    {
        using var http = Answering(HttpStatusCode.NotFound, "{}");

        Assert.Null(await new CatalogClient(http).FindProductAsync("a", "b", Cancel));
    }

    private static HttpClient Answering(HttpStatusCode status, string body) =>
        new(new Fixed(status, body)) { BaseAddress = new Uri("http://catalog.test") };

    private sealed class Fixed(HttpStatusCode status, string body) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(status) { RequestMessage = request, Content = new StringContent(body, Encoding.UTF8, "application/json") });
    }
}
