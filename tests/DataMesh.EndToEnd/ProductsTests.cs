using System.Net.Http.Json;
using DataMesh.Client;
using DataMesh.Testing;

namespace DataMesh.EndToEnd;

/// <summary>What a person finds in the catalog once the mesh is up, without having touched anything.</summary>
public sealed class ProductsTests(Mesh mesh)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("airports", "airports", "airports", "airport")]
    [InlineData("flights", "on-time-performance", "on-time-performance", "flight")]
    [InlineData("punctuality", "airport-punctuality", "airport-punctuality", "airport_month")]
    public async Task A_product_shows_its_owner_contract_ports_last_commit_and_quality(string domain, string product, string contract, string table)
    {
        var details = await mesh.GetAsync<ProductDetails>($"/api/products/{domain}/{product}", Cancel);

        Assert.False(string.IsNullOrEmpty(details.Owner?.Contact));
        var port = Assert.Single(details.Ports);
        Assert.Equal((contract, 1), (port.Contract, port.Major));
        Assert.Contains(port.Interfaces, way => way.Kind == "rest" && way.Address == $"/data/{domain}/{contract}/v1");
        var commit = Assert.Single(port.Objects, candidate => candidate.Name == table).LastCommit;
        Assert.True(commit is { Rows: > 0, Bytes: > 0, DataVersion: >= 0 }, "the last commit is reported with rows, bytes and its data version");
        Assert.True(port.Quality is { Status: CheckStatus.Pass, Failed: 0, Passed: > 0 }, "the audit's result is reported");
    }

    [Fact]
    public async Task Punctuality_lies_downstream_of_flights_and_airports()
    {
        var punctuality = await mesh.GetAsync<ProductDetails>("/api/products/punctuality/airport-punctuality", Cancel);
        var flights = await mesh.GetAsync<ProductDetails>("/api/products/flights/on-time-performance", Cancel);

        Assert.Equal(["airports", "flights"], punctuality.Upstream.Select(neighbour => neighbour.Domain).Order());
        Assert.All(punctuality.Upstream, neighbour => Assert.True(neighbour is { Declared: true, LastSeen: not null }, "declared, and seen in a run"));
        Assert.Contains(flights.Downstream, neighbour => neighbour is { Domain: "punctuality", Contract: "airport-punctuality" });
    }

    [Fact]
    public async Task A_commit_of_an_input_wakes_punctuality_and_no_clock_does()
    {
        const string Runs = "/api/pipelines/punctuality/airport-punctuality/v1/runs";
        var before = (await mesh.GetAsync<List<PipelineRun>>(Runs, Cancel)).Select(run => run.RunId).ToHashSet();

        await mesh.RunAsync("airports/airports/v1", Cancel);

        List<PipelineRun> woken = [];
        await WaitUntil.TrueAsync(
            async () =>
            {
                woken = [.. (await mesh.GetAsync<List<PipelineRun>>(Runs, Cancel)).Where(run => !before.Contains(run.RunId))];
                return woken.Any(run => run.State == PipelineRunState.Succeeded);
            },
            TimeSpan.FromMinutes(1),
            "punctuality to run");
        Assert.All(woken, run => Assert.Equal(RunTrigger.Upstream, run.Trigger));
        Assert.Null((await mesh.GetAsync<PipelineSummary>("/api/pipelines/punctuality/airport-punctuality/v1", Cancel)).Schedule);
    }

    [Fact]
    public async Task The_list_names_every_product()
    {
        var products = await mesh.GetAsync<List<ProductSummary>>("/api/products", Cancel);

        // Others may have joined meanwhile; their tests say so.
        Assert.Superset(new HashSet<string> { "airports", "flights", "punctuality" }, products.Select(product => product.Domain).ToHashSet());
    }

    [Fact]
    public async Task The_page_shows_every_part_and_a_rating_that_came_through_the_gateway()
    {
        const string Path = "/api/products/airports/airports";
        using var rated = await mesh.Gateway.PutAsJsonAsync(new Uri($"{Path}/ratings/end-to-end", UriKind.Relative), new RateProduct { Stars = 4 }, MeshJson.Options, Cancel);

        var page = await mesh.GetAsync<ProductPage>($"{Path}/page", Cancel);

        Assert.True(rated.IsSuccessStatusCode);
        Assert.Contains(page.Ratings.Ratings, rating => rating is { Consumer: "end-to-end", Stars: 4 });
        Assert.Contains(Assert.Single(Assert.Single(page.Contracts).Objects).Columns, column => column is { Name: "iata", PrimaryKey: true });
        Assert.Contains(page.Quality.Runs, run => run is { State: "COMPLETE", Failed: 0, Passed: > 0 });
        Assert.Contains(page.ServiceLevels.Levels, level => level is { Property: "frequency", Status: CheckStatus.Pass });
        Assert.Contains(page.Consumers, consumer => consumer is { Kind: "product", Name: "punctuality/airport-punctuality" });
        Assert.Equal(mesh.Gateway.BaseAddress, page.Reading.Address);
    }
}
