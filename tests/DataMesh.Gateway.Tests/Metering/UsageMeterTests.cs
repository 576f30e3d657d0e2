using DataMesh.Gateway.Metering;
using Microsoft.Extensions.Time.Testing;

namespace DataMesh.Gateway.Tests.Metering;

public sealed class UsageMeterTests
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);
    private readonly FakeTimeProvider _time = new(Noon.AddSeconds(20));

    [Fact]
    public void Requests_are_summed_by_the_minute_and_handed_over_once()
    {
        var meter = new UsageMeter(_time);
        meter.Count(Key("ada"), 10);
        _time.Advance(TimeSpan.FromSeconds(5));
        meter.Count(Key("ada"), 20);
        meter.Count(Key("grace"), 1);
        Assert.Empty(meter.TakeClosed());
        _time.Advance(TimeSpan.FromMinutes(1));
        meter.Count(Key("ada"), 40);

        var report = Assert.Single(meter.TakeClosed()).ToReport("gateway-1");
        Assert.Equal(Noon, report.Minute);
        Assert.Equal([("ada", 2L, 30L), ("grace", 1L, 1L)], report.Entries.OrderBy(entry => entry.Consumer)
            .Select(entry => (entry.Consumer!, entry.Requests, entry.Bytes)));
        Assert.Equal(Noon.AddSeconds(25), report.Entries.Max(entry => entry.LastAt));
        Assert.Empty(meter.TakeClosed());
    }

    [Fact]
    public void A_minute_without_requests_is_no_report()
    {
        var meter = new UsageMeter(_time);

        _time.Advance(TimeSpan.FromMinutes(5));

        Assert.Empty(meter.TakeClosed());
    }

    [Fact]
    public void Names_that_a_caller_invents_are_counted_under_one_when_there_are_too_many()
    {
        var meter = new UsageMeter(_time);
        for (var number = 0; number < UsageMinute.MostKeys + 1000; number++)
        {
            meter.Count(Key($"consumer-{number}"), 1);
        }

        var minute = Assert.Single(meter.TakeAll(), minute => minute.Keys > 0);
        Assert.Equal(UsageMinute.MostKeys + 1, minute.Keys);
        Assert.Equal(1000, minute.ToReport("gateway-1").Entries.Single(entry => entry.Consumer == UsageMinute.Others).Requests);
    }

    [Fact]
    public async Task Nothing_is_lost_between_requests_at_once_and_the_turn_of_minutes()
    {
        var meter = new UsageMeter(_time);
        var requests = Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
        {
            for (var number = 0; number < 20_000; number++)
            {
                meter.Count(Key("ada"), 2);
                if (number % 500 == 0)
                {
                    _time.Advance(TimeSpan.FromSeconds(7));
                }
            }
        })).ToArray();
        await Task.WhenAll(requests);

        var entries = meter.TakeAll().SelectMany(minute => minute.ToReport("gateway-1").Entries).ToList();
        Assert.Equal((80_000, 160_000), (entries.Sum(entry => entry.Requests), entries.Sum(entry => entry.Bytes)));
    }

    private static UsageKey Key(string consumer) => new("flights", "on-time-performance", 1, "flight", "rest", consumer, 2);
}
