using System.Net.Sockets;
using DataMesh.Testing;
using Flights.Replay;
using Microsoft.Extensions.Options;
using Npgsql;

namespace DataMesh.SampleDomains.Tests.Flights.Replay;

public sealed class ReplayClockTests
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);
    private readonly ObservedTime _time = new();
    private readonly HeardLog<ReplayClock> _log = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(60, 10, 10)]
    [InlineData(90, 3, 4)]
    [InlineData(1, 119, 1)]
    [InlineData(1, 120, 2)]
    [InlineData(7, 60, 7)]
    [InlineData(6_000, 1, 100)]
    public async Task As_many_flights_are_added_as_the_rate_says(int perMinute, int seconds, int expected)
    {
        await using var flights = await FlightsDatabase.CreateAsync();
        await flights.RecordAsync(150);
        using var clock = await StartAsync(flights, perMinute);

        for (var second = 0; second < seconds; second++)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        await AddedAsync(clock, flights, expected);
        await clock.StopAsync(Cancel);
        Assert.Equal(expected, await flights.CountReplayedAsync());
    }

    [Fact]
    public async Task A_rate_of_0_adds_nothing()
    {
        await using var flights = await FlightsDatabase.CreateAsync();
        await flights.RecordAsync(1);
        using var clock = new ReplayClock(flights.Scopes, Options.Create(new ReplayOptions { FlightsPerMinute = 0 }), _time, _log);

        await clock.StartAsync(Cancel);
        await clock.ExecuteTask!.WaitAsync(Deadline, Cancel);

        Assert.Equal((0, 0), (_time.Timers, await flights.CountReplayedAsync()));
    }

    [Fact]
    public async Task Nothing_is_added_before_its_time()
    {
        await using var flights = await FlightsDatabase.CreateAsync();
        await flights.RecordAsync(100);
        var options = new ReplayOptions { FlightsPerMinute = 60, StartAfter = TimeSpan.FromSeconds(30) };
        using var clock = new ReplayClock(flights.Scopes, Options.Create(options), _time, _log);
        await clock.StartAsync(Cancel);
        await WaitUntil.TrueAsync(() => _time.Timers == 1, Deadline, "the clock waits for its start");

        _time.Advance(TimeSpan.FromSeconds(30));
        await WaitUntil.TrueAsync(() => _time.Timers == 2, Deadline, "the clock ticks");
        _time.Advance(TimeSpan.FromSeconds(2));

        await AddedAsync(clock, flights, 2);
        await clock.StopAsync(Cancel);
        Assert.Equal(2, await flights.CountReplayedAsync());
    }

    [Fact]
    public async Task A_new_clock_goes_on_where_the_last_one_stopped()
    {
        await using var flights = await FlightsDatabase.CreateAsync();
        await flights.RecordAsync(10);
        foreach (var expected in new[] { 3, 6 })
        {
            using var clock = await StartAsync(flights, perMinute: 60);
            _time.Advance(TimeSpan.FromSeconds(3));
            await AddedAsync(clock, flights, expected);
            await clock.StopAsync(Cancel);
        }

        Assert.Equal(Enumerable.Range(0, 6), (await flights.ReadAsync(replayed: true)).Select(flight => flight.Delay));
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(false, 1)]
    [InlineData(true, 0)]
    [InlineData(true, 1)]
    public async Task A_database_that_was_away_gets_the_flights_when_it_is_back(bool slow, int retries)
    {
        await using var flights = await FlightsDatabase.CreateAsync(retries);
        await flights.RecordAsync(10);
        using var clock = await StartAsync(flights, perMinute: 60);

        flights.Fault = slow ? new TimeoutException("No answer.") : new NpgsqlException("No connection.", new SocketException());
        _time.Advance(TimeSpan.FromSeconds(2));
        await WaitUntil.TrueAsync(() => !_log.Lines.IsEmpty || clock.ExecuteTask!.IsCompleted, Deadline, "the outage is noticed");
        Assert.False(clock.ExecuteTask!.IsCompleted, $"the replay has ended: {clock.ExecuteTask.Exception?.Message}");
        flights.Fault = null;
        _time.Advance(TimeSpan.FromSeconds(1));

        await AddedAsync(clock, flights, 3);
        await clock.StopAsync(Cancel);
        Assert.Equal(3, await flights.CountReplayedAsync());
    }

    [Fact]
    public async Task An_outage_is_logged_once_with_its_cause()
    {
        await using var flights = await FlightsDatabase.CreateAsync();
        await flights.RecordAsync(10);
        flights.Fault = new NpgsqlException("No connection.", new SocketException());
        using var clock = await StartAsync(flights, perMinute: 60);
        for (var attempt = 1; attempt <= 3; attempt++)
        {
            var before = flights.Refused;
            _time.Advance(TimeSpan.FromSeconds(1));
            await WaitUntil.TrueAsync(() => flights.Refused >= before + 2, Deadline, "the database was asked, and asked again");
        }

        flights.Fault = null;
        _time.Advance(TimeSpan.FromSeconds(1));
        await AddedAsync(clock, flights, 4);

        Assert.Contains("No connection.", Assert.Single(_log.Lines), StringComparison.Ordinal);
    }

    private async Task<ReplayClock> StartAsync(FlightsDatabase flights, int perMinute)
    {
        var options = new ReplayOptions { FlightsPerMinute = perMinute, StartAfter = TimeSpan.Zero };
        var clock = new ReplayClock(flights.Scopes, Options.Create(options), _time, _log);
        var timers = _time.Timers;
        await clock.StartAsync(Cancel);
        await WaitUntil.TrueAsync(() => _time.Timers > timers, Deadline, "the clock ticks");
        return clock;
    }

    private static Task AddedAsync(ReplayClock clock, FlightsDatabase flights, int expected) => WaitUntil.TrueAsync(
        async () => clock.ExecuteTask!.IsCompleted || await flights.CountReplayedAsync() >= expected,
        Deadline,
        $"{expected} flights are replayed");
}
