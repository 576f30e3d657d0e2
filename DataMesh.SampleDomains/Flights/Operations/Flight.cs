using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Flights.Operations;

/// <summary>A flight as the operational system records it.</summary>
internal sealed class Flight
{
    public long Id { get; set; }

    /// <summary>When it left, in local time at the origin.</summary>
    public required DateTime Departure { get; set; }

    /// <summary>Minutes late at arrival; negative is early.</summary>
    public required int Delay { get; set; }

    /// <summary>Miles.</summary>
    public required int Distance { get; set; }
    public required string Origin { get; set; }
    public required string Destination { get; set; }

    /// <summary>True for flights that the replay has added; false for the real ones of January 2001.</summary>
    public bool IsReplayed { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Flight>
    {
        public void Configure(EntityTypeBuilder<Flight> builder)
        {
            builder.ToTable("flight");
            builder.Property(flight => flight.Id).HasColumnName("id").UseIdentityAlwaysColumn();
            builder.Property(flight => flight.Departure).HasColumnName("departure").HasColumnType("timestamp without time zone");
            builder.Property(flight => flight.Delay).HasColumnName("delay");
            builder.Property(flight => flight.Distance).HasColumnName("distance");
            builder.Property(flight => flight.Origin).HasColumnName("origin").HasMaxLength(4);
            builder.Property(flight => flight.Destination).HasColumnName("destination").HasMaxLength(4);
            builder.Property(flight => flight.IsReplayed).HasColumnName("is_replayed");
        }
    }
}
