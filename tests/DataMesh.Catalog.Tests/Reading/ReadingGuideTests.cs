using System.Net;
using System.Net.Http.Json;
using DataMesh.Catalog.Tests.Lineage;
using DataMesh.Client;

namespace DataMesh.Catalog.Tests.Reading;

public sealed class ReadingGuideTests : IAsyncLifetime
{
    private readonly CatalogHost _host = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _host.InitializeAsync();
        await _host.PublishAsync("sales");
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Every_tool_has_lines_for_an_object_that_is_served()
    {
        var found = Assert.Single((await GuideAsync()).Objects);

        Assert.Equal(["curl", "curl-csv", "python", "pandas", "csharp", "odata-feed", "power-query", "sql", "curl-sql"], found.Snippets
            .Select(snippet => snippet.Tool));
        Assert.Contains("SELECT id FROM sales.orders_v1.order LIMIT 10", found.Snippets.Single(
            snippet => snippet.Tool == "sql").Code, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lines_carry_the_address_that_the_caller_used()
    {
        var guide = await GuideAsync(("X-Forwarded-Host", "data.example.org:8443"), ("X-Forwarded-Proto", "https"));

        Assert.Equal("https://data.example.org:8443/", guide.Address.AbsoluteUri);
        Assert.Contains("'https://data.example.org:8443/data/sales/orders/v1/order?$top=10'", Assert.Single(
            guide.Objects).Snippets[0].Code, StringComparison.Ordinal);
        Assert.Contains("'https://data.example.org:8443/sql'", Assert.Single(guide.Objects).Snippets[^1].Code, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("evil'; rm -rf ~; '")]
    [InlineData("a b")]
    [InlineData("user@host")]
    [InlineData("host/path")]
    public async Task A_forwarded_host_that_is_none_never_reaches_the_lines(string host)
    {
        var guide = await GuideAsync(("X-Forwarded-Host", host));

        Assert.DoesNotContain(
            host, string.Join('\n', Assert.Single(guide.Objects).Snippets.Select(snippet => snippet.Code)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_domain_that_has_left_has_no_rest_lines_and_a_note()
    {
        using var left = await _host.Http.DeleteAsync("/api/domains/sales/address", Cancel);

        var found = Assert.Single((await GuideAsync()).Objects);
        Assert.All(found.Snippets, snippet => Assert.Equal("sql", snippet.Interface));
        Assert.Contains(found.Notes, note => note.Contains("No process", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_first_commit_takes_the_note_about_rows_away()
    {
        var before = Assert.Single((await GuideAsync()).Objects).Notes;
        using var answer = await _host.Http.PostAsJsonAsync(
            "/api/v1/lineage", Events.Of("COMPLETE", "run-1", version: 0, minute: 1), Cancel);

        Assert.Contains(before, note => note.Contains("no rows", StringComparison.Ordinal));
        Assert.Empty(Assert.Single((await GuideAsync()).Objects).Notes);
    }

    [Fact]
    public async Task An_unknown_product_is_not_found()
    {
        using var answer = await _host.Http.GetAsync("/api/products/sales/nothing/reading", Cancel);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private async Task<ReadingGuide> GuideAsync(params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/products/sales/orders/reading");
        foreach (var (name, value) in headers)
        {
            Assert.True(request.Headers.TryAddWithoutValidation(name, value));
        }

        using var answer = await _host.Http.SendAsync(request, Cancel);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<ReadingGuide>(MeshJson.Options, Cancel))!;
    }
}
