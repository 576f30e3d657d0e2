using System.Net;
using System.Net.Http.Json;
using System.Text;
using DataMesh.Client;
using Microsoft.AspNetCore.Mvc;

namespace DataMesh.Catalog.Tests.Ratings;

public sealed class RatingsTests : IAsyncLifetime
{
    private const string Path = "/api/products/sales/orders/ratings";
    private readonly CatalogHost _host = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _host.InitializeAsync();
        await _host.PublishAsync("sales");
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task A_consumer_has_one_rating_and_the_last_one_counts()
    {
        await RateAsync("ada", 1, "late");
        var first = await _host.Http.GetFromJsonAsync<Rating>($"{Path}/ada", MeshJson.Options, Cancel);
        await RateAsync("ada", 5, null);
        await RateAsync("grace@example.org", 4, "good");

        var page = await PageAsync();
        Assert.Equal((1, "late"), (first!.Stars, first.Comment));
        Assert.Equal((4.5, 2), (page.Summary.Average, page.Summary.Count));
        Assert.Equal([("grace@example.org", 4, "good"), ("ada", 5, null)], page.Ratings
            .Select(rating => (rating.Consumer, rating.Stars, rating.Comment)));
    }

    [Fact]
    public async Task A_product_without_ratings_has_no_average()
    {
        var page = await PageAsync();

        Assert.Equal((null, 0), (page.Summary.Average, page.Summary.Count));
        Assert.Null(page.Next);
    }

    [Fact]
    public async Task A_rating_that_was_taken_back_counts_no_longer()
    {
        await RateAsync("ada", 1, null);

        using var removed = await _host.Http.DeleteAsync($"{Path}/ada", Cancel);
        using var again = await _host.Http.DeleteAsync($"{Path}/ada", Cancel);

        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.NotFound), (removed.StatusCode, again.StatusCode));
        Assert.Equal(0, (await PageAsync()).Summary.Count);
    }

    [Fact]
    public async Task Pages_show_every_rating_once()
    {
        for (var number = 0; number < 7; number++)
        {
            await RateAsync($"consumer-{number}", 3, null);
        }

        var (seen, next) = (new List<string>(), (string?)null);
        do
        {
            var page = await PageAsync($"?limit=3{(next is null ? string.Empty : $"&after={Uri.EscapeDataString(next)}")}");
            seen.AddRange(page.Ratings.Select(rating => rating.Consumer));
            next = page.Next;
        }
        while (next is not null);

        Assert.Equal(Enumerable.Range(0, 7).Reverse().Select(number => $"consumer-{number}"), seen);
    }

    [Theory]
    [InlineData("ada", """{"stars": 0}""", HttpStatusCode.BadRequest)]
    [InlineData("ada", """{"stars": 6}""", HttpStatusCode.BadRequest)]
    [InlineData("ada", """{"stars": 2.5}""", HttpStatusCode.BadRequest)]
    [InlineData("ada", """{}""", HttpStatusCode.BadRequest)]
    [InlineData("ada", """nothing""", HttpStatusCode.BadRequest)]
    [InlineData("ada", """{"stars": 3, "comment": "a\u0000b"}""", HttpStatusCode.UnprocessableEntity)]
    [InlineData("ada", """{"stars": 3, "comment": "\ud800"}""", HttpStatusCode.BadRequest)]
    [InlineData("a%20b", """{"stars": 3}""", HttpStatusCode.UnprocessableEntity)]
    [InlineData("%3Cscript%3E", """{"stars": 3}""", HttpStatusCode.UnprocessableEntity)]
    public async Task What_is_no_rating_is_refused_with_the_reason(string consumer, string body, HttpStatusCode expected)
    {
        using var answer = await _host.Http.PutAsync(
            $"{Path}/{consumer}", new StringContent(body, Encoding.UTF8, "application/json"), Cancel);
        var problem = await answer.Content.ReadFromJsonAsync<ProblemDetails>(MeshJson.Options, Cancel);

        Assert.Equal((expected, Problems.RequestInvalid), (answer.StatusCode, problem!.Type));
        Assert.Equal(0, (await PageAsync()).Summary.Count);
    }

    [Fact]
    public async Task A_comment_is_bounded()
    {
        using var answer = await _host.Http.PutAsJsonAsync($"{Path}/ada", new RateProduct
        {
            Stars = 3,
            Comment = new string('x', 2001),
        }, MeshJson.Options, Cancel);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Theory]
    [InlineData("PUT", "/api/products/sales/nothing/ratings/ada")]
    [InlineData("GET", "/api/products/sales/nothing/ratings")]
    [InlineData("GET", "/api/products/sales/orders/ratings/nobody")]
    public async Task What_is_not_there_is_not_found(string method, string path)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Content = method == "PUT" ? JsonContent.Create(new { stars = 3 }) : null;
        using var answer = await _host.Http.SendAsync(request, Cancel);
        var problem = await answer.Content.ReadFromJsonAsync<ProblemDetails>(MeshJson.Options, Cancel);

        Assert.Equal((HttpStatusCode.NotFound, Problems.NotFound), (answer.StatusCode, problem!.Type));
    }

    [Theory]
    [InlineData("1~%00")]
    [InlineData("yesterday")]
    [InlineData("99999999999999999999~ada")]
    public async Task An_odd_cursor_is_explained(string after)
    {
        using var answer = await _host.Http.GetAsync($"{Path}?after={after}", Cancel);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Twenty_changes_of_mind_at_once_leave_one_rating()
    {
        await Task.WhenAll(Enumerable.Range(0, 20).Select(number => RateAsync("ada", (number % 5) + 1, null)));

        Assert.Equal(1, (await PageAsync()).Summary.Count);
    }

    private async Task RateAsync(string consumer, int stars, string? comment)
    {
        using var answer = await _host.Http.PutAsJsonAsync($"{Path}/{consumer}", new RateProduct
        {
            Stars = stars,
            Comment = comment,
        }, MeshJson.Options, Cancel);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Cancel));
    }

    private async Task<RatingPage> PageAsync(string query = "") =>
        (await _host.Http.GetFromJsonAsync<RatingPage>(Path + query, MeshJson.Options, Cancel))!;
}
