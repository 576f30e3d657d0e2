using DataMesh.Client;
using DataMesh.Gateway.Metering;
using DataMesh.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace DataMesh.Gateway.Tests.Metering;

/// <summary>What the gateway tells the catalog about who read what.</summary>
public sealed class MeteringTests : IAsyncLifetime
{
    private const string Data = "/data/flights/on-time-performance/v1/flight";
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 1, 12, 0, 30, TimeSpan.Zero));
    private FakeCatalog _catalog = null!;
    private EchoService _domain = null!;
    private WebApplication _query = null!;
    private GatewayApp _gateway = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _catalog = await FakeCatalog.StartAsync();
        _domain = await EchoService.StartAsync("flights");
        _query = await StartQueryAsync();
        _gateway = new GatewayApp(_catalog.Address).WithService("query", new(_query.Urls.First()))
            .With(services => services.AddSingleton<TimeProvider>(_time));
        _catalog.Publish("flights", "on-time-performance", _domain.Address, "on-time-performance/v1/flight");
        await _gateway.UntilReadyAsync();
        await WaitUntil.TrueAsync(
            async () => (await _gateway.GetAsync("/data/flights/on-time-performance/v1")).IsSuccessStatusCode, Deadline, "the route");
    }

    public async ValueTask DisposeAsync()
    {
        await _gateway.DisposeAsync();
        await _query.DisposeAsync();
        await _domain.DisposeAsync();
        await _catalog.DisposeAsync();
    }

    [Fact]
    public async Task Each_consumer_is_counted_with_object_outcome_and_bytes()
    {
        await AskAsync(HttpMethod.Get, Data + "?$top=1", "finance");
        await AskAsync(HttpMethod.Get, Data, "finance");
        await AskAsync(HttpMethod.Get, Data, consumer: null);
        await AskAsync(HttpMethod.Get, Data + "/$count", "grace@example.org");

        var entries = await ReportedAsync();

        Assert.Contains(entries, entry => entry is
        {
            Consumer: "finance", Domain: "flights", Contract: "on-time-performance", Major: 1,
            Object: "flight", Interface: "rest", StatusClass: 2, Requests: 2, Bytes: 14
        });
        Assert.Contains(entries, entry => entry is { Consumer: null, Object: "flight", Requests: 1, Bytes: 7 });
        Assert.Contains(entries, entry => entry is { Consumer: "grace@example.org", Object: "flight" });
    }

    [Fact]
    public async Task Events_are_counted_as_events_of_the_port()
    {
        await AskAsync(HttpMethod.Get, "/data/flights/on-time-performance/v1/events", "finance");
        await AskAsync(HttpMethod.Get, "/data/flights/on-time-performance/v1/events/flight:1", "finance");

        Assert.Contains(await ReportedAsync(), entry => entry is { Object: null, Interface: "events", Consumer: "finance", Requests: 2 });
    }

    [Theory]
    [InlineData("a b")]
    [InlineData("<script>")]
    [InlineData("-x")]
    public async Task A_name_that_is_none_counts_as_no_name(string consumer)
    {
        await AskAsync(HttpMethod.Get, Data, consumer);

        Assert.All(await ReportedAsync(), entry => Assert.Null(entry.Consumer));
    }

    [Fact]
    public async Task The_name_is_not_passed_on()
    {
        await AskAsync(HttpMethod.Get, Data, "finance");

        Assert.DoesNotContain(_domain.Requests, seen => seen.Headers.ContainsKey(MeterRequests.ConsumerHeader));
    }

    [Fact]
    public async Task SQL_counts_for_every_table_that_its_answer_names()
    {
        await AskAsync(HttpMethod.Post, "/sql", "finance");

        var entry = Assert.Single(await ReportedAsync(), entry => entry.Interface == "sql");
        Assert.Equal(("flights", "on-time-performance", 1, "flight", "finance", 9L), (
            entry.Domain, entry.Contract, entry.Major, entry.Object, entry.Consumer, entry.Bytes));
    }

    [Fact]
    public async Task A_domain_that_does_not_answer_counts_as_failed()
    {
        await _domain.DisposeAsync();
        await AskAsync(HttpMethod.Get, Data, "finance");

        Assert.Contains(await ReportedAsync(), entry => entry is { Consumer: "finance", StatusClass: 5, Object: null });
    }

    [Fact]
    public async Task While_the_catalog_is_away_usage_is_kept_and_comes_once_it_is_back()
    {
        _catalog.UsageStatus = StatusCodes.Status503ServiceUnavailable;
        await AskAsync(HttpMethod.Get, Data, "finance");
        await TimePassesAsync(() => _catalog.UsageAttempts > 0);
        Assert.Empty(_catalog.Usage);

        _catalog.UsageStatus = StatusCodes.Status204NoContent;

        Assert.Equal(1, (await ReportedAsync()).Single(entry => entry.Consumer == "finance").Requests);
    }

    [Fact]
    public async Task What_is_not_over_is_reported_at_the_end_of_the_process()
    {
        await AskAsync(HttpMethod.Get, Data, "finance");
        Assert.Empty(_catalog.Usage);

        await _gateway.DisposeAsync();

        Assert.Contains(_catalog.Usage.SelectMany(report => report.Entries), entry => entry.Consumer == "finance");
    }

    private static async Task<WebApplication> StartQueryAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.MapPost("/sql", async context =>
        {
            context.Response.Headers["DataMesh-Data-Versions"] = "flights.on_time_performance_v1.flight=3, nobody.nothing_v1.none=4";
            await context.Response.WriteAsync("a,b\r\n1,2\n", Cancel);
        });
        await app.StartAsync();
        return app;
    }

    private async Task AskAsync(HttpMethod method, string path, string? consumer)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        if (consumer is not null)
        {
            Assert.True(request.Headers.TryAddWithoutValidation(MeterRequests.ConsumerHeader, consumer));
        }

        using var response = await _gateway.CreateClient().SendAsync(request, Cancel);
        await response.Content.ReadAsByteArrayAsync(Cancel);
    }

    private async Task<List<UsageEntry>> ReportedAsync()
    {
        await TimePassesAsync(() => !_catalog.Usage.IsEmpty);
        return [.. _catalog.Usage.SelectMany(report => report.Entries)];
    }

    private Task TimePassesAsync(Func<bool> until) => WaitUntil.TrueAsync(
        () =>
        {
            _time.Advance(ReportUsage.Interval);
            return Task.FromResult(until());
        },
        Deadline,
        "usage to be reported");
}
