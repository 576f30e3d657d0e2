using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DataMesh.Catalog.Lineage;

/// <summary>A column was seen to be made from another: OpenLineage's facet <c>columnLineage</c>.</summary>
internal sealed class ColumnEdge
{
    /// <summary>SHA-256 of the six names, which together are longer than an index row.</summary>
    public required string Key { get; set; }
    public required string FromNamespace { get; set; }
    public required string FromName { get; set; }
    public required string FromColumn { get; set; }
    public required string ToNamespace { get; set; }
    public required string ToName { get; set; }
    public required string ToColumn { get; set; }
    public required DateTimeOffset LastSeen { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<ColumnEdge>
    {
        public void Configure(EntityTypeBuilder<ColumnEdge> builder)
        {
            builder.ToTable("column_edge");
            builder.HasKey(edge => edge.Key);
            builder.Property(edge => edge.Key).HasMaxLength(64);
            builder.HasIndex(edge => new { edge.FromNamespace, edge.FromName });
        }
    }
}
