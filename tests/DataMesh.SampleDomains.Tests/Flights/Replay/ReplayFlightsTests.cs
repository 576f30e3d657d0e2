using Flights.Replay;
using Microsoft.EntityFrameworkCore;

namespace DataMesh.SampleDomains.Tests.Flights.Replay;

public sealed class ReplayFlightsTests : IAsyncLifetime
{
    private FlightsDatabase? _flights;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private FlightsDatabase Flights => _flights!;

    public async ValueTask InitializeAsync() => _flights = await FlightsDatabase.CreateAsync();

    public ValueTask DisposeAsync() => Flights.DisposeAsync();

    [Fact]
    public async Task A_replayed_flight_is_a_copy_31_days_later()
    {
        await Flights.RecordAsync(3);

        Assert.Equal(2, await AddAsync(2));

        var real = await Flights.ReadAsync(replayed: false);
        var replayed = await Flights.ReadAsync(replayed: true);
        Assert.Equal(
            real.Take(2).Select(flight => (flight.Departure.AddDays(31), flight.Delay, flight.Distance, flight.Origin, flight.Destination)),
            replayed.Select(flight => (flight.Departure, flight.Delay, flight.Distance, flight.Origin, flight.Destination)));
    }

    [Fact]
    public async Task Each_round_lies_31_days_after_the_one_before()
    {
        await Flights.RecordAsync(2);

        // The call that finds no next flight turns the page and adds nothing.
        List<int> added = [await AddAsync(5), await AddAsync(5), await AddAsync(5), await AddAsync(5), await AddAsync(1)];
        Assert.Equal([2, 0, 2, 0, 1], added);

        var days = (await Flights.ReadAsync(replayed: true)).Select(flight => (flight.Departure.Date - FlightsDatabase.NewYear).Days);
        Assert.Equal([31, 31, 62, 62, 93], days);
    }

    [Fact]
    public async Task Two_processes_at_once_replay_each_flight_once()
    {
        await Flights.RecordAsync(40);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            for (var i = 0; i < 5; i++)
            {
                Assert.Equal(1, await AddAsync(1));
            }
        })));

        var real = await Flights.ReadAsync(replayed: false);
        var replayed = await Flights.ReadAsync(replayed: true);
        Assert.Equal(real.Select(flight => flight.Departure.AddDays(31)).Order(), replayed.Select(flight => flight.Departure).Order());
    }

    [Fact]
    public async Task The_real_flights_stay_as_they_are()
    {
        await Flights.RecordAsync(3);
        var before = await Flights.ReadAsync(replayed: false);

        foreach (var count in new[] { 2, 2, 2, 3 })
        {
            await AddAsync(count);
        }

        Assert.Equivalent(before, await Flights.ReadAsync(replayed: false), strict: true);
    }

    [Fact]
    public async Task Another_process_goes_on_where_the_last_one_stopped()
    {
        await Flights.RecordAsync(5);

        await AddAsync(2);
        await AddAsync(2);

        Assert.Equal([0, 1, 2, 3], (await Flights.ReadAsync(replayed: true)).Select(flight => flight.Delay));
    }

    [Fact]
    public async Task Without_flights_nothing_is_added_and_no_January_passes()
    {
        Assert.Equal((0, 0), (await AddAsync(10), await AddAsync(10)));
        await Flights.RecordAsync(1);
        await AddAsync(10);

        var flight = Assert.Single(await Flights.ReadAsync(replayed: true));
        Assert.Equal(FlightsDatabase.NewYear.AddDays(31), flight.Departure);
    }

    [Fact]
    public async Task What_failed_half_way_leaves_neither_flights_nor_position()
    {
        await Flights.RecordAsync(3);
        await Flights.UseAsync(db => db.Database.ExecuteSqlAsync(
            $"ALTER TABLE replay_position ADD CONSTRAINT stuck CHECK (last_flight = 0)", Cancel));

        await Assert.ThrowsAsync<DbUpdateException>(() => AddAsync(2));

        Assert.Equal((0, 0), (await Flights.CountReplayedAsync(), await Flights.UseAsync(db => db.Positions.CountAsync(Cancel))));
    }

    private Task<int> AddAsync(int count) => Flights.UseAsync(db => ReplayFlights.AddAsync(db, count, Cancel));
}
