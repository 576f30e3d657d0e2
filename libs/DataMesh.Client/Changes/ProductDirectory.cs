using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Primitives;

namespace DataMesh.Client;

/// <summary>
/// The products that are current, folded from the change feed, as an immutable snapshot. The last one is kept in the distributed cache, so
/// that a process that starts while the catalog is down knows them all the same.
/// </summary>
public sealed partial class ProductDirectory(
    IServiceScopeFactory scopes, IDistributedCache cache, IHostEnvironment environment, TimeProvider time, ILogger<ProductDirectory> logger)
    : ChangeFollower(scopes, time, logger)
{
    private readonly string _key = $"datamesh:products:{environment.ApplicationName}";
    private readonly ILogger _logger = logger;
    private volatile Snapshot _current = new() { Cursor = 0, Products = ImmutableDictionary<string, ProductPublished>.Empty };
    private CancellationTokenSource _changed = new();

    /// <summary>Every current product; its address is null while its domain's process answers nowhere.</summary>
    public IEnumerable<ProductPublished> Products => _current.Products.Values;

    /// <summary>Signals that <see cref="Products"/> has been replaced; take a new token before reading.</summary>
    public IChangeToken GetChangeToken() => new CancellationChangeToken(Volatile.Read(ref _changed).Token);

    /// <inheritdoc />
    protected override async Task<long> LoadCursorAsync(CancellationToken ct)
    {
        if (_current.Cursor > 0)
        {
            return _current.Cursor;
        }

        if (await RestoreAsync(ct) is { } restored)
        {
            Replace(restored);
            MarkCaughtUp();
            Log.Restored(_logger, restored.Products.Count, restored.Cursor);
        }

        return _current.Cursor;
    }

    /// <inheritdoc />
    protected override async Task ApplyAsync(ChangePage page, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(page);
        var next = new Snapshot { Cursor = page.Next, Products = page.Changes.Aggregate(_current.Products, Fold) };
        if (ReferenceEquals(next.Products, _current.Products))
        {
            _current = next;
            return;
        }

        Replace(next);
        await StoreAsync(next, ct);
    }

    private static ImmutableDictionary<string, ProductPublished> Fold(ImmutableDictionary<string, ProductPublished> products, Change change) => change switch
    {
        ProductPublished product => products.SetItem($"{product.Domain}/{product.Product}", product),
        DomainServed served => Move(products, served.Domain, served.Address),
        DomainLeft left => Move(products, left.Domain, address: null),
        _ => products,
    };

    private static ImmutableDictionary<string, ProductPublished> Move(ImmutableDictionary<string, ProductPublished> products, string domain, Uri? address) =>
        products.SetItems(products.Where(pair => pair.Value.Domain == domain && pair.Value.Address != address)
            .Select(pair => KeyValuePair.Create(pair.Key, pair.Value with { Address = address })).ToList());

    private void Replace(Snapshot next)
    {
        _current = next;

        // Not disposed: another thread may be about to take its token.
        Interlocked.Exchange(ref _changed, new()).Cancel();
    }

    private async Task<Snapshot?> RestoreAsync(CancellationToken ct)
    {
        try
        {
            var stored = await cache.GetAsync(_key, ct);
            return stored is null ? null : JsonSerializer.Deserialize<Snapshot>(stored, MeshJson.Options);
        }
#pragma warning disable CA1031 // Whatever the cache's client throws, the feed can still be read from its beginning.
        catch (Exception failure) when (failure is not OperationCanceledException)
#pragma warning restore CA1031
        {
            Log.CacheAway(_logger, failure.Message);
            return null;
        }
    }

    private async Task StoreAsync(Snapshot snapshot, CancellationToken ct)
    {
        try
        {
            await cache.SetAsync(_key, JsonSerializer.SerializeToUtf8Bytes(snapshot, MeshJson.Options), new DistributedCacheEntryOptions(), ct);
        }
#pragma warning disable CA1031 // Whatever the cache's client throws, it costs a later start some reading and nothing else.
        catch (Exception failure) when (failure is not OperationCanceledException)
#pragma warning restore CA1031
        {
            Log.CacheAway(_logger, failure.Message);
        }
    }

    private sealed record Snapshot
    {
        public required long Cursor { get; init; }
        public required ImmutableDictionary<string, ProductPublished> Products { get; init; }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "{Products} products are known from before (change {Sequence}).")]
        public static partial void Restored(ILogger logger, int products, long sequence);

        [LoggerMessage(LogLevel.Warning, "The cache does not answer ({Reason}); working on without it.")]
        public static partial void CacheAway(ILogger logger, string reason);
    }
}
