using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DataMesh.Catalog.Ratings;

/// <summary>The last rating of a product by a consumer.</summary>
internal sealed class RatingRecord
{
    public required string Domain { get; set; }
    public required string Product { get; set; }
    public required string Consumer { get; set; }
    public required int Stars { get; set; }
    public string? Comment { get; set; }
    public required DateTimeOffset At { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<RatingRecord>
    {
        public void Configure(EntityTypeBuilder<RatingRecord> builder)
        {
            builder.ToTable("rating");
            builder.HasKey(rating => new { rating.Domain, rating.Product, rating.Consumer });
            builder.HasIndex(rating => new { rating.Domain, rating.Product, rating.At });
            builder.Property(rating => rating.Domain).HasMaxLength(200);
            builder.Property(rating => rating.Product).HasMaxLength(200);
            builder.Property(rating => rating.Consumer).HasMaxLength(100);
        }
    }
}
