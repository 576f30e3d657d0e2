using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DataMesh.Catalog.Usage;

/// <summary>A report that was counted, so that it is not counted again.</summary>
internal sealed class UsageReportRecord
{
    public required string Instance { get; set; }
    public required DateTimeOffset Minute { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<UsageReportRecord>
    {
        public void Configure(EntityTypeBuilder<UsageReportRecord> builder)
        {
            builder.ToTable("usage_report");
            builder.HasKey(report => new { report.Instance, report.Minute });
            builder.HasIndex(report => report.Minute);
            builder.Property(report => report.Instance).HasMaxLength(100);
        }
    }
}
