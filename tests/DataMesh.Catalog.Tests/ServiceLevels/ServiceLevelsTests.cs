using System.Net.Http.Json;
using DataMesh.Catalog.Tests.Lineage;
using DataMesh.Client;
using Microsoft.Extensions.Time.Testing;

namespace DataMesh.Catalog.Tests.ServiceLevels;

public sealed class ServiceLevelsTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Midnight = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly FakeTimeProvider _time = new(Midnight);
    private readonly CatalogHost _host;

    public ServiceLevelsTests() => _host = new() { Time = _time };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _host.InitializeAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Frequency_is_kept_until_a_commit_stays_away()
    {
        await PublishAsync("sales", "{property: frequency, value: 10, unit: m}");
        await CommitAsync("sales", 0, 10, 21, 31);
        _time.SetUtcNow(Midnight.AddMinutes(40));
        var kept = Assert.Single(await LevelsAsync("sales"));
        _time.SetUtcNow(Midnight.AddMinutes(62));
        var broken = Assert.Single(await LevelsAsync("sales"));

        Assert.Equal((CheckStatus.Pass, "10 m", 600d, 540d), (kept.Status, kept.Promised, kept.PromisedSeconds, kept.MeasuredSeconds));
        Assert.All(kept.Kept, share => Assert.Equal((1d, 0), (share.Share, share.Breaches)));
        Assert.Equal((CheckStatus.Fail, Midnight.AddMinutes(42), null), (broken.Status, broken.Breaches[0].From, broken.Breaches[0].To));
        Assert.Equal(["24h", "7d", "30d"], broken.Kept.Select(share => share.Window));
        Assert.Equal(42 / 62d, broken.Kept[0].Share, 4);
    }

    [Fact]
    public async Task Latency_of_a_table_made_from_inputs_counts_from_their_commits()
    {
        await _host.PublishAsync("customers");
        await PublishAsync("sales", "{property: freshness, value: 5, unit: m, element: order.id}");
        await CommitAsync("sales", 0);
        await CommitAsync("customers", 1);
        await CommitAsync("sales", 3);
        _time.SetUtcNow(Midnight.AddDays(2));
        var quiet = Assert.Single(await LevelsAsync("sales"));
        await CommitAsync("customers", 30);
        var late = Assert.Single(await LevelsAsync("sales"));

        Assert.Equal((CheckStatus.Pass, 120d, "latency", "order"), (quiet.Status, quiet.MeasuredSeconds, quiet.Property, quiet.Object));
        Assert.Equal((CheckStatus.Fail, Midnight.AddMinutes(35)), (late.Status, late.Breaches[0].From));
    }

    [Fact]
    public async Task What_cannot_be_measured_says_why_and_is_not_kept()
    {
        await PublishAsync("sales", "{property: retention, value: 1, unit: y}", "{property: availability, value: 99.9, unit: percent}",
            "{property: latency, value: soon}", "{property: frequency, value: 1, unit: d}");

        var levels = await LevelsAsync("sales");

        Assert.Equal([CheckStatus.NotExecuted, CheckStatus.NotExecuted, CheckStatus.Error, CheckStatus.NotExecuted], levels
            .Select(level => level.Status));
        Assert.All(levels, level => Assert.Empty(level.Kept));
        Assert.Contains("nothing has been committed", levels[3].Reason, StringComparison.Ordinal);
        Assert.Contains("'availability'", levels[1].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_contract_without_service_levels_promises_none()
    {
        await _host.PublishAsync("sales");

        Assert.Empty(await LevelsAsync("sales"));
    }

    private async Task PublishAsync(string domain, params string[] properties)
    {
        var text = Documents.Contract($"urn:test:{domain}:orders") + "\nslaProperties:\n"
            + string.Concat(properties.Select(property => $"  - {property}\n"));
        using var answer = await _host.PublishAsync(domain, contractText: text);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Cancel));
    }

    private async Task CommitAsync(string domain, params int[] minutes)
    {
        foreach (var minute in minutes)
        {
            using var answer = await _host.Http.PostAsJsonAsync(
                "/api/v1/lineage", Events.Of("COMPLETE", $"{domain}-{minute}", version: minute, minute, domain), Cancel);
            Assert.True(answer.IsSuccessStatusCode);
        }
    }

    private async Task<IReadOnlyList<ServiceLevelStatus>> LevelsAsync(string domain) =>
        (await _host.Http.GetFromJsonAsync<ServiceLevelReport>($"/api/products/{domain}/orders/slo", MeshJson.Options, Cancel))!.Levels;
}
