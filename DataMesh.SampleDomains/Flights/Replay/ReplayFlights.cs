using Flights.Operations;
using Microsoft.EntityFrameworkCore;

namespace Flights.Replay;

/// <summary>
/// Adds the next real flights once more, shifted to after the last January that was replayed: the simulated calendar goes on for ever, and
/// the same flights follow in the same order whatever the rate.
/// </summary>
internal static class ReplayFlights
{
    private const int DaysOfJanuary = 31;

    /// <summary>
    /// Adds up to <paramref name="count"/> flights; fewer at the end of a round, none to begin the next. Returns how many.
    /// </summary>
    public static Task<int> AddAsync(FlightsDb db, int count, CancellationToken ct) =>
        db.Database.CreateExecutionStrategy().ExecuteAsync(() => AddOnceAsync(db, count, ct));

    private static async Task<int> AddOnceAsync(FlightsDb db, int count, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);

        // Two processes on one database, as during an upgrade, take turns.
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtext('flights.replay'))", ct);
        var position = await db.Positions.FindAsync([ReplayPosition.Only], ct) ?? db.Positions.Add(new()).Entity;
        var next = await db.Flights.AsNoTracking().Where(flight => !flight.IsReplayed && flight.Id > position.LastFlight)
            .OrderBy(flight => flight.Id).Take(count).ToListAsync(ct);
        if (next.Count == 0 && !await db.Flights.AnyAsync(flight => !flight.IsReplayed, ct))
        {
            // January has not been loaded: there is no round to end.
            return 0;
        }

        if (next.Count == 0)
        {
            (position.LastFlight, position.Round) = (0, position.Round + 1);
        }
        else
        {
            var shift = TimeSpan.FromDays(DaysOfJanuary * (position.Round + 1));
            db.Flights.AddRange(next.Select(flight => Later(flight, shift)));
            position.LastFlight = next[^1].Id;
        }

        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return next.Count;
    }

    private static Flight Later(Flight flight, TimeSpan shift) => new()
    {
        Departure = flight.Departure + shift,
        Delay = flight.Delay,
        Distance = flight.Distance,
        Origin = flight.Origin,
        Destination = flight.Destination,
        IsReplayed = true,
    };
}
