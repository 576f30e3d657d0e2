using System.Net.Http.Json;
using DataMesh.Catalog.Tests.Lineage;
using DataMesh.Client;
using Microsoft.EntityFrameworkCore;

namespace DataMesh.Catalog.Tests.Search;

public sealed class FacetsTests : IAsyncLifetime
{
    private readonly CatalogHost _host = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _host.InitializeAsync();
        await _host.PublishNamedAsync("sales", "orders", tag: "money", classification: "restricted", columns: "amount");
        await _host.PublishNamedAsync("sales", "refunds", tag: "money", status: "deprecated", columns: "amount");
        await _host.PublishNamedAsync("ops", "parcels", tag: "o'brien\\x", classification: "public", columns: "weight");
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Facets_count_what_was_found()
    {
        var page = await _host.SearchAsync("amount");

        Assert.Equal((2, true), (page.Total, page.IsExact));
        Assert.Equal([("sales", 2)], Values(page.Facets.Domain));
        Assert.Equal([("money", 2)], Values(page.Facets.Tag));
        Assert.Equal([("restricted", 1)], Values(page.Facets.Classification));
        Assert.Equal([("active", 1), ("deprecated", 1)], Values(page.Facets.Status));
        Assert.Equal([("unknown", 2)], Values(page.Facets.Quality));
    }

    [Fact]
    public async Task Without_words_everything_is_browsed()
    {
        var page = await _host.SearchAsync(" ");

        Assert.Equal((3, true), (page.Total, page.IsExact));
        Assert.Equal(["orders", "parcels", "refunds"], page.Names());
        Assert.Equal([("sales", 2), ("ops", 1)], Values(page.Facets.Domain));
        Assert.Equal([("public", 1), ("restricted", 1)], Values(page.Facets.Classification));
    }

    [Fact]
    public async Task Values_of_one_facet_are_alternatives_and_facets_add_up()
    {
        var either = await _host.Catalog.SearchAsync(new() { Domains = ["sales", "ops"], Tags = ["o'brien\\x", "nothing"] }, Cancel);
        var both = await _host.Catalog.SearchAsync(new()
        {
            Text = "amount",
            Domains = ["sales"],
            Statuses = ["deprecated"],
            Qualities = ["unknown"]
        }, Cancel);
        var none = await _host.Catalog.SearchAsync(new() { Text = "amount", Classifications = ["public"] }, Cancel);

        Assert.Equal(["parcels"], either.Names());
        Assert.Equal(["refunds"], both.Names());
        Assert.Equal(1, both.Total);
        Assert.Equal(0, none.Total);
    }

    [Fact]
    public async Task Publishing_again_replaces_what_was_found_before()
    {
        await _host.PublishNamedAsync("sales", "orders", tag: "new", columns: "price", version: "1.1.0");

        Assert.Equal(["refunds"], (await _host.SearchAsync("amount")).Names());
        Assert.Equal(["orders"], (await _host.SearchAsync("price")).Names());
        var browsed = await _host.SearchAsync(null);
        Assert.Equal([("money", 1), ("new", 1), ("o'brien\\x", 1)], Values(browsed.Facets.Tag));
        Assert.Equal(3, browsed.Total);
    }

    [Fact]
    public async Task The_vocabulary_counts_what_the_products_hold()
    {
        await _host.PublishNamedAsync("sales", "orders", tag: "new", columns: "price", version: "1.1.0");

        var wrong = await _host.ReadAsync(db => db.Database.SqlQueryRaw<string>(
            """
            WITH held AS (SELECT lexeme, count(*) AS n FROM search_document, unnest(tsvector_to_array("Words")) AS lexeme GROUP BY lexeme),
            counted AS (
                SELECT "Facet" AS lexeme, "Products" AS n FROM search_facet UNION ALL SELECT "Word", "Products" FROM search_word
                UNION ALL SELECT '+' || "Word", "Placed" FROM search_word UNION ALL SELECT '@' || "Word", "Named" FROM search_word)
            SELECT coalesce(held.lexeme, counted.lexeme) AS "Value" FROM held FULL JOIN counted USING (lexeme)
            WHERE coalesce(held.n, 0) <> coalesce(counted.n, 0) AND coalesce(held.lexeme, counted.lexeme) !~ '^[=~]'
            """).ToListAsync());

        Assert.Empty(wrong);
    }

    [Fact]
    public async Task Quality_is_what_the_last_audit_found()
    {
        await ReportAsync("pass", "01", "2026-01-01T00:00:00Z");
        var passed = await _host.Catalog.SearchAsync(new() { Qualities = ["pass"] }, Cancel);
        await ReportAsync("fail", "02", "2026-01-02T00:00:00Z");
        var failed = await _host.Catalog.SearchAsync(new() { Qualities = ["fail"] }, Cancel);
        await _host.PublishNamedAsync("sales", "orders", columns: "price", version: "1.1.0");

        Assert.Equal([("orders", "pass")], passed.Hits.Select(hit => (hit.Product, hit.Quality)));
        Assert.Equal([("orders", "fail")], failed.Hits.Select(hit => (hit.Product, hit.Quality)));
        Assert.Equal([("unknown", 2), ("fail", 1)], Values((await _host.SearchAsync(null)).Facets.Quality));
    }

    [Fact]
    public async Task Products_that_were_published_before_there_was_an_index_are_brought_into_it()
    {
        await _host.ReadAsync(db => db.Database.ExecuteSqlRawAsync("TRUNCATE search_document, search_facet, search_word"));
        Assert.Equal(0, (await _host.SearchAsync(null)).Total);

        await using var restarted = _host.Restart();
        using var http = restarted.CreateClient();
        await DataMesh.Testing.WaitUntil.TrueAsync(
            async () => (await new CatalogClient(http).SearchAsync(new() { Text = "amount" }, Cancel))
                .Total == 2, TimeSpan.FromSeconds(30), "the index is filled");
    }

    private async Task ReportAsync(string outcome, string run, string at)
    {
        using var answer = await _host.Http.PostAsJsonAsync("/api/v1/lineage", Audits.Of("sales", "orders-data", outcome, run, at), Cancel);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Cancel));
    }

    private static IEnumerable<(string, int)> Values(IEnumerable<FacetCount> facet) => facet.Select(value =>
        (value.Value, (int)value.Count));
}
