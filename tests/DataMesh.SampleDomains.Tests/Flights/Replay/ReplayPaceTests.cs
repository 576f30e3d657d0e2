using Flights.Replay;

namespace DataMesh.SampleDomains.Tests.Flights.Replay;

public sealed class ReplayPaceTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(59)]
    [InlineData(100_000)]
    public void An_hour_of_seconds_owes_sixty_minutes_of_flights_and_not_one_less(int perMinute)
    {
        var pace = new ReplayPace(perMinute);
        var added = 0;
        for (var second = 0; second < 3_600; second++)
        {
            pace.Pass(TimeSpan.FromSeconds(1));
            added += pace.Due;
            pace.Add(pace.Due);
        }

        Assert.Equal(60 * perMinute, added);
    }

    [Fact]
    public void Flights_that_could_not_be_added_stay_due()
    {
        var pace = new ReplayPace(60);
        pace.Pass(TimeSpan.FromSeconds(5));
        pace.Add(2);
        pace.Pass(TimeSpan.FromSeconds(1));

        Assert.Equal(4, pace.Due);
    }

    [Theory]
    [InlineData(60)]
    [InlineData(100_000)]
    public void However_long_the_outage_one_batch_is_due_at_most(int perMinute)
    {
        var pace = new ReplayPace(perMinute);
        pace.Pass(TimeSpan.MaxValue);
        pace.Pass(TimeSpan.MaxValue);

        Assert.Equal(ReplayPace.LargestBatch, pace.Due);
    }
}
