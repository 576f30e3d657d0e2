using DataMesh.Catalog.Products;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DataMesh.Catalog.Governance;

/// <summary>A domain's own policy or list of waivers, as it came with a product.</summary>
internal sealed class PolicyFileRecord
{
    public long Id { get; set; }
    public long RevisionId { get; set; }
    public required string File { get; set; }
    public required string Content { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<PolicyFileRecord>
    {
        public void Configure(EntityTypeBuilder<PolicyFileRecord> builder)
        {
            builder.ToTable("policy_file");
            builder.HasOne<ProductRevision>().WithMany().HasForeignKey(file => file.RevisionId);
        }
    }
}
