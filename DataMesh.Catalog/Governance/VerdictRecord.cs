using DataMesh.Catalog.Products;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DataMesh.Catalog.Governance;

/// <summary>A line of the ledger: how one policy ended for one publication. Never changed afterwards.</summary>
internal sealed class VerdictRecord
{
    public long Id { get; set; }
    public long RevisionId { get; set; }
    public required string Policy { get; set; }

    /// <summary><c>pass</c>, <c>fail</c>, <c>error</c> or <c>notExecuted</c>.</summary>
    public required string Verdict { get; set; }

    /// <summary><see cref="DataMesh.Client.PolicyVerdict"/> as JSON.</summary>
    public required string Body { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<VerdictRecord>
    {
        public void Configure(EntityTypeBuilder<VerdictRecord> builder)
        {
            builder.ToTable("policy_verdict");
            builder.HasOne<ProductRevision>().WithMany().HasForeignKey(verdict => verdict.RevisionId);
            builder.HasIndex(verdict => new { verdict.Policy, verdict.Verdict });
            builder.Property(verdict => verdict.Verdict).HasMaxLength(16);
            builder.Property(verdict => verdict.Body).HasColumnType("jsonb");
        }
    }
}
