using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DataMesh.Scheduler.Pipelines;

/// <summary>How far the catalog's change feed has been applied; written in the transaction that applies it.</summary>
internal sealed class FeedCursor
{
    public const int Only = 1;
    public int Id { get; set; } = Only;
    public long Sequence { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<FeedCursor>
    {
        public void Configure(EntityTypeBuilder<FeedCursor> builder)
        {
            builder.ToTable("feed_cursor");
            builder.Property(cursor => cursor.Id).ValueGeneratedNever();
        }
    }
}
