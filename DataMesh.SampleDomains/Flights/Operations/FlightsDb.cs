using Flights.Replay;
using Microsoft.EntityFrameworkCore;

namespace Flights.Operations;

/// <summary>The domain's operational database: what a real one's business applications would write.</summary>
internal sealed class FlightsDb(DbContextOptions<FlightsDb> options) : DbContext(options)
{
    public DbSet<Flight> Flights => Set<Flight>();

    public DbSet<ReplayPosition> Positions => Set<ReplayPosition>();

    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(FlightsDb).Assembly);
}
