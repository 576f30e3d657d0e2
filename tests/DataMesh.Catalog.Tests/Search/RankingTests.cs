using DataMesh.Client;

namespace DataMesh.Catalog.Tests.Search;

public sealed class RankingTests : IAsyncLifetime
{
    private readonly CatalogHost _host = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _host.InitializeAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task The_exact_name_comes_first_then_its_beginning_then_words_of_names_columns_and_descriptions()
    {
        await _host.PublishNamedAsync("a", "billing", description: "What weather costs.");
        await _host.PublishNamedAsync("a", "crops", columns: "id local_weather");
        await _host.PublishNamedAsync("a", "sea-weather");
        await _host.PublishNamedAsync("a", "weather-of-airports");
        await _host.PublishNamedAsync("b", "weather");

        Assert.Equal(["weather", "weather-of-airports", "sea-weather", "crops", "billing"], (await _host.SearchAsync("weather")).Names());
    }

    [Fact]
    public async Task Active_products_come_before_drafts_and_deprecated_ones_and_the_retired_last()
    {
        await _host.PublishNamedAsync("a", "weather", status: "retired");
        await _host.PublishNamedAsync("b", "my-weather", status: "deprecated");
        await _host.PublishNamedAsync("c", "our-weather", status: "draft");
        await _host.PublishNamedAsync("d", "another-weather");
        await _host.PublishNamedAsync("e", "sun", description: "Good weather");

        Assert.Equal(["another-weather", "our-weather", "my-weather", "sun", "weather"], (await _host.SearchAsync("weather")).Names());
        Assert.Equal("weather", (await _host.SearchAsync(null)).Names().Last());
    }

    [Theory]
    [InlineData("delays late", "flight-delays")]
    [InlineData("flightDelays", "flight-delays")]
    [InlineData("FLIGHT_DELAYS", "flight-delays")]
    [InlineData("flightdelays", "flight-delays")]
    [InlineData("delayed flights", "flight-delays")]
    [InlineData("\"flight delays\"", "flight-delays")]
    [InlineData("originAirport", "flight-delays")]
    [InlineData("origin airport", "flight-delays")]
    [InlineData("ORIGINAIRPORT", "flight-delays")]
    [InlineData("punctuality", "flight-delays")]
    [InlineData("lovelace", "flight-delays")]
    [InlineData("ada@example.org", "flight-delays")]
    [InlineData("operations", "flight-delays")]
    [InlineData("strasse", "flight-delays")]
    [InlineData("Zürich", "flight-delays")]
    [InlineData("zurich", "flight-delays")]
    [InlineData("Zu\u0308rich", "flight-delays")]
    [InlineData("Ｚｕｒｉｃｈ", "flight-delays")]
    [InlineData("gate closing", "flight-delays")]
    [InlineData("delays customers", null)]
    public async Task Every_word_has_to_be_somewhere_however_it_is_written(string text, string? expected)
    {
        await _host.PublishNamedAsync(
            "operations", "flight-delays", title: "Punctuality", description: "How late? Zürich, Bahnhofstraße, Strasse.",
                columns: "originAirport HTTPGateClosing_time");
        await _host.PublishNamedAsync("sales", "customers", team: "Others", columns: "name");

        Assert.Equal(expected is null ? [] : [expected], (await _host.SearchAsync(text)).Names()
            .Where(name => name != "customers" || expected is null));
    }

    [Fact]
    public async Task Who_types_finds_what_the_word_begins()
    {
        await _host.PublishNamedAsync("a", "spending", columns: "customer_id");

        Assert.Equal(["spending"], (await _host.SearchAsync("cust")).Names());
    }

    [Fact]
    public async Task Matches_name_the_place_and_the_part_of_its_text()
    {
        await _host.PublishNamedAsync("a", "trips", columns: "id destAirportCode");

        var match = Assert.Single(Assert.Single((await _host.SearchAsync("airport")).Hits).Matches);

        Assert.Equal(("column", "trips-data", "row", "destAirportCode"), (match.Kind, match.Contract, match.Object, match.Column));
        Assert.Equal(new TextSpan { Start = 4, Length = 7 }, Assert.Single(match.Highlights));
    }

    [Theory]
    [InlineData("wether", "weather")]
    [InlineData("weahter", "weather")]
    [InlineData("weatherr", "weather")]
    [InlineData("xeather", "weather")]
    [InlineData("wetaher", "weather")]
    [InlineData("temprature", "temperature")]
    [InlineData("tempereture mesurement", "temperature")]
    [InlineData("measuremnet", "measurement")]
    [InlineData("weather temprature", "temperature")]
    public async Task Typos_are_forgiven_and_said(string text, string corrected)
    {
        await _host.PublishNamedAsync("a", "weather", columns: "temperature measurement");
        await _host.PublishNamedAsync("a", "orders", team: "Others");

        var page = await _host.SearchAsync(text);

        Assert.Equal(["weather"], page.Names());
        Assert.Contains(page.Corrections.Values, words => words.Contains(corrected));
    }

    [Fact]
    public async Task A_known_word_that_fits_nothing_may_be_a_typo_too()
    {
        await _host.PublishNamedAsync("a", "flights", columns: "gate");
        await _host.PublishNamedAsync("a", "calendar", columns: "date");

        Assert.Equal(["flights"], (await _host.SearchAsync("flights date")).Names());
    }

    [Fact]
    public async Task Pages_show_every_product_once_while_others_are_published()
    {
        for (var number = 0; number < 25; number++)
        {
            await _host.PublishNamedAsync("a", $"weather-{number:00}", status: number % 5 == 0 ? "retired" : "active");
        }

        var (seen, next) = (new List<string>(), (string?)null);
        do
        {
            var page = await _host.Catalog.SearchAsync(new() { Text = "weather", Limit = 4, After = next }, Cancel);
            seen.AddRange(page.Names());
            next = page.Next;
            await _host.PublishNamedAsync("z", $"aweather-{seen.Count}");
        }
        while (next is not null);

        var old = seen.Where(name => name.StartsWith("weather", StringComparison.Ordinal)).ToList();
        Assert.Equal(25, old.Distinct().Count());
        Assert.Equal(seen.Count, seen.Distinct().Count());
        Assert.Equal(["weather-00", "weather-05", "weather-10", "weather-15", "weather-20"], old[^5..].Order());
    }
}
