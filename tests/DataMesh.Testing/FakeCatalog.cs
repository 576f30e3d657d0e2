using System.Collections.Concurrent;
using System.Collections.Immutable;
using DataMesh.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Logging;

namespace DataMesh.Testing;

/// <summary>A catalog that is nothing but its change feed, on a port of its own; readers wait as at the real one.</summary>
public sealed class FakeCatalog : IAsyncDisposable
{
    private static readonly DateTimeOffset PublishedAt = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly WebApplication _app;
    private readonly Lock _gate = new();
    private ImmutableList<Change> _changes = [];
    private int _usageAttempts;
    private TaskCompletionSource _grown = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private FakeCatalog(WebApplication app) => _app = app;

    /// <summary>Reports of usage that were taken.</summary>
    public ConcurrentQueue<UsageReport> Usage { get; } = [];

    /// <summary>Reports of usage that came, taken or not.</summary>
    public int UsageAttempts => Volatile.Read(ref _usageAttempts);

    /// <summary>Status of the answer to usage; only 204 takes it. Default 204.</summary>
    public int UsageStatus { get; set; } = StatusCodes.Status204NoContent;

    public Uri Address => new(_app.Urls.First());

    public static async Task<FakeCatalog> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var catalog = new FakeCatalog(builder.Build());
        catalog._app.MapGet("/api/changes", catalog.ReadAsync);
        catalog._app.MapPost("/api/usage", catalog.TakeAsync);
        await catalog._app.StartAsync();
        return catalog;
    }

    /// <summary>Appends a product with contracts named <c>{contract}/v{major}/{object}</c> to the feed.</summary>
    public void Publish(string domain, string product, Uri address, params ReadOnlySpan<string> objects)
    {
        var contracts = objects.ToArray()
            .Select(text => text.Split('/'))
            .GroupBy(parts => (Contract: parts[0], Major: parts[1][1..]))
            .Select(group => Contract(domain, group.Key.Contract, group.Key.Major, [.. group.Select(parts => parts[2])])).ToList();
        Append(sequence => new ProductPublished
        {
            Sequence = sequence,
            At = PublishedAt,
            Domain = domain,
            Product = product,
            Version = "1.0.0",
            Address = address,
            Contracts = contracts,
        });
    }

    /// <summary>Appends any change; it is given its sequence.</summary>
    public void Append(Func<long, Change> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        lock (_gate)
        {
            _changes = _changes.Add(change(_changes.Count + 1));
            _grown.SetResult();
            _grown = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static PublishedContract Contract(string domain, string contract, string major, IReadOnlyList<string> objects) => new()
    {
        Id = $"urn:datamesh:contract:{domain}:{contract}:{major}",
        Contract = contract,
        Version = $"{major}.0.0",
        Major = int.Parse(major, System.Globalization.CultureInfo.InvariantCulture),
        Objects = objects,
        Inputs = [],
    };

    private async Task<JsonHttpResult<ChangePage>> ReadAsync(long after, double wait, CancellationToken ct)
    {
        var (page, grown) = Read(after);
        if (page.Changes.Count == 0 && wait > 0)
        {
            await Task.WhenAny(grown, Task.Delay(TimeSpan.FromSeconds(wait), ct));
            (page, _) = Read(after);
        }

        return TypedResults.Json(page, MeshJson.Options);
    }

    private async Task<StatusCodeHttpResult> TakeAsync(HttpRequest request, CancellationToken ct)
    {
        Interlocked.Increment(ref _usageAttempts);
        var report = await request.ReadFromJsonAsync<UsageReport>(MeshJson.Options, ct);

        // The same instance and minute count once, as at the real one.
        if (UsageStatus == StatusCodes.Status204NoContent
            && !Usage.Any(taken => (taken.Instance, taken.Minute) == (report!.Instance, report.Minute)))
        {
            Usage.Enqueue(report!);
        }

        return TypedResults.StatusCode(UsageStatus);
    }

    private (ChangePage Page, Task Grown) Read(long after)
    {
        lock (_gate)
        {
            List<Change> found = [.. _changes.Where(change => change.Sequence > after)];
            return (new() { Changes = found, Next = found.Count == 0 ? after : found[^1].Sequence }, _grown.Task);
        }
    }
}
