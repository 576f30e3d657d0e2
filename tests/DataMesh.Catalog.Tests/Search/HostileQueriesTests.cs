using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using DataMesh.Client;

namespace DataMesh.Catalog.Tests.Search;

public sealed class HostileQueriesTests : IAsyncLifetime
{
    private readonly CatalogHost _host = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _host.InitializeAsync();
        await _host.PublishNamedAsync("sales", "orders");
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Theory]
    [InlineData("orders'", 1)]
    [InlineData("\"orders", 1)]
    [InlineData("orders:*", 1)]
    [InlineData("orders & | !()", 1)]
    [InlineData("!orders", 1)]
    [InlineData("orders\\", 1)]
    [InlineData("%_orders%", 1)]
    [InlineData("\0orders\0", 1)]
    [InlineData("orders 📦", 1)]
    [InlineData("'); DROP TABLE product; --", 0)]
    [InlineData("📦", 0)]
    [InlineData("''''", 0)]
    [InlineData(":*", 0)]
    [InlineData("\0", 0)]
    [InlineData("#n", 0)]
    [InlineData("=orders", 1)]
    [InlineData("a b c d e f g h i j k l m n o p q r s t u v w x y z", 0)]
    [InlineData("‮orders", 1)]
    [InlineData("ﷺ ﬁ Ⅷ ㍿", 0)]
    [InlineData("the", 0)]
    public async Task Whatever_is_asked_is_words_and_nothing_else(string text, int found) =>
        Assert.Equal(found, (await _host.SearchAsync(text)).Total);

    [Fact]
    public async Task A_single_word_of_hundreds_of_letters_finds_nothing() =>
        Assert.Equal(0, (await _host.SearchAsync(new string('x', 500))).Total);

    [Theory]
    [InlineData("q", "LONG")]
    [InlineData("limit", "0")]
    [InlineData("limit", "101")]
    [InlineData("limit", "many")]
    [InlineData("quality", "splendid")]
    [InlineData("tag", "a%00b")]
    [InlineData("after", "yesterday")]
    [InlineData("after", "MS4yLjMuNA")]
    [InlineData("after", "%F0%9F%93%A6")]
    public async Task A_wrong_value_is_refused_by_the_name_of_its_parameter(string parameter, string value)
    {
        using var answer = await _host.Http.GetAsync($"/api/search?{parameter}={(value == "LONG" ? new string('x', 10_000) : value)}",
            Cancel);
        var problem = await answer.Content.ReadFromJsonAsync<JsonObject>(Cancel);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(Problems.RequestInvalid, (string?)problem!["type"]);
        Assert.Contains(parameter, problem.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cursor_belongs_to_its_query()
    {
        await _host.PublishNamedAsync("sales", "orders-of-others");
        var page = await _host.Catalog.SearchAsync(new() { Text = "orders", Limit = 1 }, Cancel);

        using var answer = await _host.Http.GetAsync($"/api/search?q=others&after={page.Next}", Cancel);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }
}
