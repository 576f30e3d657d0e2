using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DataMesh.Catalog.Products;

/// <summary>A product and which of its revisions is current.</summary>
internal sealed class ProductRecord
{
    public long Id { get; set; }
    public required string Domain { get; set; }
    public required string Name { get; set; }
    public long? CurrentRevisionId { get; set; }
    public ProductRevision? CurrentRevision { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<ProductRecord>
    {
        public void Configure(EntityTypeBuilder<ProductRecord> builder)
        {
            builder.ToTable("product");
            builder.HasIndex(product => new { product.Domain, product.Name }).IsUnique();
            builder.Property(product => product.Domain).HasMaxLength(200);
            builder.Property(product => product.Name).HasMaxLength(200);
            builder.HasOne(product => product.CurrentRevision).WithOne().HasForeignKey<ProductRecord>(product => product.CurrentRevisionId);
        }
    }
}
