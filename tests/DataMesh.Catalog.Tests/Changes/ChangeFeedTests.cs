using DataMesh.Client;

namespace DataMesh.Catalog.Tests.Changes;

public sealed class ChangeFeedTests : IAsyncLifetime
{
    private readonly CatalogHost _host = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _host.InitializeAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task A_reader_that_waits_is_woken_by_a_change()
    {
        var waiting = _host.Catalog.GetChangesAsync(0, TimeSpan.FromSeconds(20), Cancel);
        Assert.False(waiting.IsCompleted);

        await _host.PublishAsync("sales");

        Assert.Equal("sales", Assert.Single((await waiting.WaitAsync(TimeSpan.FromSeconds(10), Cancel)).Changes.OfType<ProductPublished>()).Domain);
    }

    [Fact]
    public async Task A_reader_that_follows_while_many_write_skips_nothing()
    {
        var writers = Task.WhenAll(Enumerable.Range(0, 8).Select(async writer =>
        {
            for (var version = 0; version < 5; version++)
            {
                await _host.Catalog.PublishAsync($"domain{writer}", "orders", Documents.Publication($"domain{writer}", version: $"1.{version}.0"), Cancel);
            }
        }));
        var seen = new List<Change>();
        var cursor = 0L;
        while (seen.OfType<ProductPublished>().Count() < 40)
        {
            var page = await _host.Catalog.GetChangesAsync(cursor, TimeSpan.FromSeconds(5), Cancel);
            seen.AddRange(page.Changes);
            cursor = page.Next;
        }

        await writers;
        Assert.Equal(40, seen.OfType<ProductPublished>().Select(change => change.Sequence).Distinct().Count());
        Assert.Equal(8, seen.OfType<DomainServed>().Count());
        Assert.Equal(seen.Select(change => change.Sequence).Order(), seen.Select(change => change.Sequence));
    }
}
