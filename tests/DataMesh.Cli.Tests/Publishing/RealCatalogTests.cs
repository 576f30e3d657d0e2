namespace DataMesh.Cli.Tests.Publishing;

/// <summary>Commands against the catalog itself: what is published is found, and a dry run keeps nothing.</summary>
public sealed class RealCatalogTests : IAsyncLifetime
{
    private const string Contract = "Airports/airports.odcs.yaml";
    private readonly Terminal _terminal = Terminal.WithAirports();
    private RealCatalog? _catalog;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _catalog = await RealCatalog.StartAsync(Cancel);
        _terminal.Network = _catalog.Network;
        _terminal.Variables["MESH_CATALOG"] = "http://catalog.test";
    }

    public async ValueTask DisposeAsync()
    {
        _terminal.Dispose();
        if (_catalog is not null)
        {
            await _catalog.DisposeAsync();
        }
    }

    [Fact]
    public async Task What_is_published_is_found_with_typos_and_by_facets_and_a_dry_run_before_it_is_not()
    {
        var tried = await _terminal.RunAsync("publish", "Airports", "--dry-run");
        var before = await _terminal.RunAsync("search", "airports");
        var published = await _terminal.RunAsync("publish", "Airports");
        var found = await _terminal.RunAsync("search", "airprots", "--domain", "airports");
        var elsewhere = await _terminal.RunAsync("search", "airports", "--domain", "flights");
        var json = await _terminal.RunAsync("search", "airports", "--format", "json");

        Assert.Equal((0, 1, 0, 0, 1, 0), (tried.Code, before.Code, published.Code, found.Code, elsewhere.Code, json.Code));
        Assert.StartsWith("would be published airports/airports", tried.Out, StringComparison.Ordinal);
        Assert.StartsWith("published airports/airports", published.Out, StringComparison.Ordinal);
        Assert.Matches("(?m)^airports/airports +1\\.0\\.0 ", found.Out);
        Assert.Contains("\"product\": \"airports\"", json.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dry_run_tells_what_the_catalog_would_refuse_and_what_it_would_take()
    {
        await _terminal.RunAsync("publish", "Airports");
        _terminal.Edit(Contract, "      - name: city\n", "      - name: town\n");

        var refused = await _terminal.RunAsync("publish", "Airports", "--dry-run");
        _terminal.Edit(Contract, "      - name: town\n", "      - name: city\n");
        var unchanged = await _terminal.RunAsync("publish", "Airports", "--dry-run");

        Assert.Equal((1, 0), (refused.Code, unchanged.Code));
        Assert.Contains("would be refused airports/airports: ", refused.Out, StringComparison.Ordinal);
        Assert.Contains("city", refused.Out, StringComparison.Ordinal);
        Assert.StartsWith("unchanged airports/airports", unchanged.Out, StringComparison.Ordinal);
    }
}
