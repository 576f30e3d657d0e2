using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DataMesh.Catalog.Lineage;

/// <summary>A run as its events tell it, in whatever order they came.</summary>
internal sealed class RunRecord
{
    public required string RunId { get; set; }
    public required string JobNamespace { get; set; }
    public required string JobName { get; set; }
    public required string State { get; set; }
    public required DateTimeOffset EventTime { get; set; }
    public string? Reason { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<RunRecord>
    {
        public void Configure(EntityTypeBuilder<RunRecord> builder)
        {
            builder.ToTable("run");
            builder.HasKey(run => run.RunId);
            builder.HasIndex(run => new { run.JobNamespace, run.JobName });
            builder.Property(run => run.State).HasMaxLength(16);
        }
    }
}
