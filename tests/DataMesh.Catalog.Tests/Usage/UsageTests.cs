using System.Net;
using System.Net.Http.Json;
using DataMesh.Catalog.Usage;
using DataMesh.Client;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace DataMesh.Catalog.Tests.Usage;

public sealed class UsageTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 30, 30, TimeSpan.Zero);
    private readonly FakeTimeProvider _time = new(Now);
    private readonly CatalogHost _host;

    public UsageTests() => _host = new() { Time = _time };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _host.InitializeAsync();
        await _host.PublishAsync("sales");
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task A_report_counts_once_however_often_it_comes()
    {
        var report = Report("gateway-1", Now, Entry("finance", 3), Entry("finance", 4), Entry(null, 1));
        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => SendAsync(report)));
        await SendAsync(Report("gateway-2", Now, Entry("finance", 5, status: 4)));

        var usage = await UsageAsync();

        Assert.Equal((8L, 5L, 1), (usage.Summary.Requests, usage.Summary.Failed, usage.Summary.Consumers));
        Assert.Equal([("finance", 7L, 5L), (null, 1L, 0L)], usage.Consumers
            .Select(consumer => (consumer.Consumer, consumer.Requests, consumer.Failed)));
    }

    [Fact]
    public async Task Days_are_told_apart_and_what_is_older_than_asked_for_is_left_out()
    {
        await SendAsync(Report("gateway-1", Now, Entry("finance", 1)));
        await SendAsync(Report("gateway-1", Now.AddDays(-1), Entry("finance", 2)));
        await SendAsync(Report("gateway-1", Now.AddDays(-6), Entry("finance", 4)));

        Assert.Equal([4L, 2L, 1L], (await UsageAsync()).Days.Select(day => day.Requests));
        Assert.Equal([2L, 1L], (await UsageAsync("?days=3")).Days.Select(day => day.Requests));
        Assert.Equal(new DateOnly(2026, 2, 28), (await UsageAsync("?days=3")).Days[0].Day);
    }

    [Fact]
    public async Task The_details_of_a_product_tell_its_usage_and_its_rating()
    {
        await SendAsync(Report("gateway-1", Now, Entry("finance", 3)));
        using var rated = await _host.Http.PutAsJsonAsync("/api/products/sales/orders/ratings/ada", new RateProduct
        {
            Stars = 4,
        }, MeshJson.Options, Cancel);

        var details = await _host.Catalog.FindProductAsync("sales", "orders", Cancel);

        Assert.Equal((3L, 1, Now), (details!.Usage?.Requests, details.Usage?.Consumers, details.Usage?.LastAt));
        Assert.Equal((4d, 1), (details.Rating?.Average, details.Rating?.Count));
    }

    [Fact]
    public async Task Gateways_that_report_at_once_do_not_stop_each_other()
    {
        await Task.WhenAll(Enumerable.Range(0, 20).Select(gateway => SendAsync(Report(
            $"gateway-{gateway}", Now, [.. Enumerable.Range(0, 50).Select(number => Entry($"consumer-{(gateway + number) % 50}", 1))]))));

        Assert.Equal(1000, (await UsageAsync()).Summary.Requests);
    }

    [Fact]
    public async Task Old_hours_become_days_and_very_old_ones_are_forgotten_and_nothing_else_changes()
    {
        foreach (var minutes in new[] { 0, 60, 600 })
        {
            await SendAsync(Report("gateway-1", Now.AddMinutes(-minutes), Entry("finance", 1), Entry(null, 2, status: 5)));
        }

        var before = (await UsageAsync("?days=366")).Days.Select(day => (day.Day, day.Requests, day.Failed)).ToList();
        await FoldAsync(Now.AddDays(39));
        var young = await RowsAsync();
        await FoldAsync(Now.AddDays(42));
        await FoldAsync(Now.AddDays(42));
        var old = await RowsAsync();
        var after = (await UsageAsync("?days=366")).Days.Select(day => (day.Day, day.Requests, day.Failed)).ToList();
        await FoldAsync(Now.AddDays(402));

        Assert.Equal((6, 2, 0), (young, old, await RowsAsync()));
        Assert.Equal([(new DateOnly(2026, 3, 1), 3L, 6L)], after);
        Assert.Equal(before, after);
    }

    [Theory]
    [InlineData(6, HttpStatusCode.UnprocessableEntity)]
    [InlineData(4, HttpStatusCode.NoContent)]
    [InlineData(-6 * 24 * 60, HttpStatusCode.NoContent)]
    [InlineData(-8 * 24 * 60, HttpStatusCode.UnprocessableEntity)]
    public async Task A_minute_that_cannot_be_is_refused(int minutes, HttpStatusCode expected)
    {
        using var answer = await _host.Http.PostAsJsonAsync(
            "/api/usage", Report("gateway-1", Now.AddMinutes(minutes), Entry("finance", 1)), MeshJson.Options, Cancel);

        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task Names_and_numbers_that_cannot_be_are_refused()
    {
        foreach (
            var entry in new[] { Entry("a\0b", 1), Entry("finance", 0), Entry("finance", 1, status: 7), Entry(new string('x', 101), 1) })
        {
            using var answer = await _host.Http.PostAsJsonAsync("/api/usage", Report("gateway-1", Now, entry), MeshJson.Options, Cancel);
            var problem = await answer.Content.ReadFromJsonAsync<ProblemDetails>(MeshJson.Options, Cancel);
            Assert.Equal(Problems.RequestInvalid, problem!.Type);
        }

        Assert.Equal(0, (await UsageAsync()).Summary.Requests);
    }

    private Task FoldAsync(DateTimeOffset now) => _host.ReadAsync(async db =>
    {
        await FoldUsage.FoldAsync(db, now, Cancel);
        return true;
    });

    private Task<int> RowsAsync() => _host.ReadAsync(db => db.UsageHours.CountAsync(Cancel));

    private static UsageReport Report(string instance, DateTimeOffset at, params UsageEntry[] entries) =>
        new() { Instance = instance, Minute = at.AddSeconds(-at.Second), Entries = entries };

    private static UsageEntry Entry(string? consumer, long requests, int status = 2) => new()
    {
        Domain = "sales",
        Contract = "orders",
        Major = 1,
        Object = "order",
        Interface = "rest",
        Consumer = consumer,
        StatusClass = status,
        Requests = requests,
        Bytes = requests * 100,
        LastAt = Now,
    };

    private Task SendAsync(UsageReport report) => _host.Catalog.ReportUsageAsync(report, Cancel);

    private async Task<ProductUsage> UsageAsync(string query = "") =>
        (await _host.Http.GetFromJsonAsync<ProductUsage>($"/api/products/sales/orders/usage{query}", MeshJson.Options, Cancel))!;
}
