using DataMesh.Scheduler.Pipelines;
using DataMesh.Scheduler.Runs;
using Microsoft.EntityFrameworkCore;

namespace DataMesh.Scheduler.Storage;

/// <summary>The scheduler's own tables; Hangfire keeps its own in a schema beside them.</summary>
internal sealed class SchedulerDb(DbContextOptions<SchedulerDb> options) : DbContext(options)
{
    public const string ConnectionName = "scheduler-db";

    /// <summary>Gives fencing tokens: each attempt of any run gets a higher one than every attempt before.</summary>
    public const string FenceSequence = "fence";

    public DbSet<Pipeline> Pipelines => Set<Pipeline>();

    public DbSet<CommittedContract> Committed => Set<CommittedContract>();

    public DbSet<FeedCursor> Cursors => Set<FeedCursor>();

    public DbSet<Run> Runs => Set<Run>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.HasSequence<long>(FenceSequence);
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(SchedulerDb).Assembly);
    }
}
