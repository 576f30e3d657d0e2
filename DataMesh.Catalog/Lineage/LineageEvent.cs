using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DataMesh.Catalog.Lineage;

/// <summary>An OpenLineage event as it came; the same content is kept once.</summary>
internal sealed class LineageEvent
{
    public long Id { get; set; }
    public required string ContentHash { get; set; }
    public required DateTimeOffset ReceivedAt { get; set; }
    public required DateTimeOffset EventTime { get; set; }
    public required string RunId { get; set; }
    public required string Body { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<LineageEvent>
    {
        public void Configure(EntityTypeBuilder<LineageEvent> builder)
        {
            builder.ToTable("lineage_event");
            builder.HasIndex(recorded => recorded.ContentHash).IsUnique();
            builder.HasIndex(recorded => recorded.RunId);
            builder.Property(recorded => recorded.ContentHash).HasMaxLength(64);
            builder.Property(recorded => recorded.Body).HasColumnType("jsonb");
        }
    }
}
