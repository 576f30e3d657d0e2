using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Flights.Replay;

/// <summary>How far January has been replayed; moved in the transaction that adds the flights.</summary>
internal sealed class ReplayPosition
{
    public const int Only = 1;
    public int Id { get; set; } = Only;

    /// <summary>Number of the last real flight that was replayed; 0 at the beginning of a round.</summary>
    public long LastFlight { get; set; }

    /// <summary>How often January has been replayed before: each round lies one January later.</summary>
    public int Round { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<ReplayPosition>
    {
        public void Configure(EntityTypeBuilder<ReplayPosition> builder)
        {
            builder.ToTable("replay_position");
            builder.Property(position => position.Id).HasColumnName("id").ValueGeneratedNever();
            builder.Property(position => position.LastFlight).HasColumnName("last_flight");
            builder.Property(position => position.Round).HasColumnName("round");
        }
    }
}
