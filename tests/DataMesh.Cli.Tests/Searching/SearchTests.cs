using System.Net;
using System.Text.Json;
using DataMesh.Client;

namespace DataMesh.Cli.Tests.Searching;

public sealed class SearchTests
{
    [Fact]
    public async Task What_is_found_is_a_table_with_where_it_was_found()
    {
        var network = new FakeNetwork(_ => FakeNetwork.Json(HttpStatusCode.OK, Found(Hit())));
        using var terminal = new Terminal { Network = () => network };

        var ending = await terminal.RunAsync("search", "iatta", "code", "--domain", "airports", "--limit", "5");

        Assert.Equal(0, ending.Code);
        Assert.Matches(@"airports/airports +1\.0\.0 +active +pass +airport-data +column airport\.iata", ending.Out);
        Assert.Contains("nothing says 'iatta'; searched iata", ending.Out, StringComparison.Ordinal);
        Assert.Contains("1 of 1 products", ending.Out, StringComparison.Ordinal);
        Assert.Equal("/api/search?limit=5&q=iatta%20code&domain=airports", Assert.Single(network.Requests).PathAndQuery);
    }

    [Fact]
    public async Task Nothing_found_ends_with_1()
    {
        using var terminal = new Terminal { Network = () => new FakeNetwork(_ => FakeNetwork.Json(HttpStatusCode.OK, Found())) };

        var ending = await terminal.RunAsync("search", "unicorns");

        Assert.Equal(1, ending.Code);
        Assert.Contains("nothing was found", ending.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task JSON_holds_the_page_as_the_catalog_answered_it()
    {
        using var terminal = new Terminal { Network = () => new FakeNetwork(_ => FakeNetwork.Json(HttpStatusCode.OK, Found(Hit()))) };

        var ending = await terminal.RunAsync("search", "iata", "--format", "json");

        Assert.Equal("airports", JsonDocument.Parse(ending.Out).RootElement.GetProperty("hits")[0].GetProperty("product").GetString());
    }

    [Fact]
    public async Task A_refusal_of_the_catalog_is_its_own_sentence()
    {
        using var terminal = new Terminal
        {
            Network = () => new FakeNetwork(_ => FakeNetwork.Problem(HttpStatusCode.BadRequest, new { type = Problems.RequestInvalid, detail = "Too many words." })),
        };

        var ending = await terminal.RunAsync("search", "a", "b");

        Assert.Equal(3, ending.Code);
        Assert.Equal($"mesh: The catalog at http://localhost:5100 refuses: Too many words.{Environment.NewLine}", ending.Error);
    }

    private static SearchPage Found(params SearchHit[] hits) => new()
    {
        Total = hits.Length,
        IsExact = true,
        Corrections = hits.Length == 0
            ? new Dictionary<string, IReadOnlyList<string>>()
            : new Dictionary<string, IReadOnlyList<string>> { ["iatta"] = ["iata"] },
        Hits = hits,
        Facets = new(),
    };

    private static SearchHit Hit() => new()
    {
        Domain = "airports",
        Product = "airports",
        Version = "1.0.0",
        Status = "active",
        Quality = "pass",
        Team = "airport-data",
        Tags = [],
        Matches = [new() { Kind = "column", Contract = "airports", Object = "airport", Column = "iata", Text = "iata", Highlights = [] }],
    };
}
