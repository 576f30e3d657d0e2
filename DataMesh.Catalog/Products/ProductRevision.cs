using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DataMesh.Catalog.Products;

/// <summary>What a domain published at one moment; never changed afterwards, so everything that was ever promised stays readable.</summary>
internal sealed class ProductRevision
{
    public long Id { get; set; }
    public long ProductId { get; set; }

    /// <summary>SHA-256 over all documents: publishing the same again changes nothing.</summary>
    public required string ContentHash { get; set; }
    public required string Version { get; set; }
    public required string File { get; set; }
    public required string Content { get; set; }
    public string? SdkVersion { get; set; }
    public required DateTimeOffset PublishedAt { get; set; }

    /// <summary>Sequence of the change that announced it.</summary>
    public long Sequence { get; set; }

    /// <summary>What readers ask for most, prepared: <see cref="PublishedView"/> as JSON.</summary>
    public required string View { get; set; }
    /// <summary>What was wrong with the domain's own policies and waivers, as JSON; null when nothing was.</summary>
    public string? PolicyFindings { get; set; }
    public List<ContractRevision> Contracts { get; } = [];

    internal sealed class Mapping : IEntityTypeConfiguration<ProductRevision>
    {
        public void Configure(EntityTypeBuilder<ProductRevision> builder)
        {
            builder.ToTable("product_revision");
            builder.HasOne<ProductRecord>().WithMany().HasForeignKey(revision => revision.ProductId);
            builder.Property(revision => revision.View).HasColumnType("jsonb");
            builder.Property(revision => revision.PolicyFindings).HasColumnType("jsonb");
            builder.Property(revision => revision.ContentHash).HasMaxLength(64);
            builder.HasMany(revision => revision.Contracts).WithOne().HasForeignKey(contract => contract.RevisionId);
        }
    }
}
