using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DataMesh.Catalog.Domains;

/// <summary>Where a domain's process answers; the last announcement wins.</summary>
internal sealed class DomainRecord
{
    public required string Name { get; set; }

    /// <summary>Null when none has announced itself yet, or the domain has left.</summary>
    public string? Address { get; set; }
    public required DateTimeOffset ChangedAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<DomainRecord>
    {
        public void Configure(EntityTypeBuilder<DomainRecord> builder)
        {
            builder.ToTable("domain");
            builder.HasKey(domain => domain.Name);
            builder.Property(domain => domain.Name).HasMaxLength(200);
        }
    }
}
