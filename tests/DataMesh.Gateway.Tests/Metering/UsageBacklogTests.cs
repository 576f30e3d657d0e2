using DataMesh.Gateway.Metering;

namespace DataMesh.Gateway.Tests.Metering;

public sealed class UsageBacklogTests
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Minutes_of_an_hour_become_one_while_the_catalog_is_away_and_no_request_is_lost()
    {
        var backlog = new UsageBacklog();
        var givenUp = Enumerable.Range(0, 600).Sum(minute => backlog.Add([Minute(minute, keys: 1)], Noon.AddMinutes(minute + 1)));

        Assert.Equal(0, givenUp);
        Assert.InRange(backlog.Count, 1, UsageBacklog.MostMinutes);
        Assert.Equal(600, Drain(backlog).Sum(minute => minute.ToReport("gateway-1").Entries.Sum(entry => entry.Requests)));
    }

    [Fact]
    public void What_may_have_arrived_is_sent_again_as_it_was()
    {
        var backlog = new UsageBacklog();
        backlog.Add([Minute(0, keys: 1)], Noon);
        backlog.HeadIsTried();
        foreach (var minute in Enumerable.Range(1, 100))
        {
            backlog.Add([Minute(minute, keys: 1)], Noon.AddMinutes(minute));
        }

        Assert.Equal(1, backlog.Head!.ToReport("gateway-1").Entries.Sum(entry => entry.Requests));
        Assert.Equal(101, Drain(backlog).Sum(minute => minute.ToReport("gateway-1").Entries.Sum(entry => entry.Requests)));
    }

    [Fact]
    public void Memory_is_bounded_however_long_the_catalog_is_away()
    {
        var backlog = new UsageBacklog();
        var givenUp = Enumerable.Range(0, 200).Sum(hour => backlog.Add([Minute(hour * 60, keys: 1000)], Noon.AddHours(hour)));

        Assert.True(givenUp > 0);
        Assert.InRange(Drain(backlog).Sum(minute => minute.Keys), 1, UsageBacklog.MostKeys);
    }

    [Fact]
    public void What_the_catalog_would_not_take_any_more_is_given_up()
    {
        var backlog = new UsageBacklog();
        backlog.Add([Minute(0, keys: 1)], Noon);

        Assert.Equal(1, backlog.Add([], Noon.AddDays(7)));
        Assert.Null(backlog.Head);
    }

    private static IEnumerable<UsageMinute> Drain(UsageBacklog backlog)
    {
        while (backlog.Head is { } head)
        {
            yield return head;
            backlog.RemoveHead();
        }
    }

    private static UsageMinute Minute(int minute, int keys)
    {
        var counted = new UsageMinute(Noon.AddMinutes(minute));
        for (var key = 0; key < keys; key++)
        {
            counted.Add(
                new("flights", "on-time-performance", 1, $"flight{key}", "rest", string.Empty, 2), requests: 1, bytes: 7, Noon.UtcTicks);
        }

        return counted;
    }
}
