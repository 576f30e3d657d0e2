using DataMesh.Client;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DataMesh.Catalog.Quality;

/// <summary>What the audit of one run found for one contract.</summary>
internal sealed class QualityRecord
{
    public required string Domain { get; set; }
    public required string Contract { get; set; }
    public required int Major { get; set; }
    public required string RunId { get; set; }
    public required DateTimeOffset At { get; set; }
    public required string State { get; set; }

    /// <summary>Fails and errors.</summary>
    public required int Failed { get; set; }

    /// <summary>A list of <see cref="CheckResult"/> as JSON.</summary>
    public required string Checks { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<QualityRecord>
    {
        public void Configure(EntityTypeBuilder<QualityRecord> builder)
        {
            builder.ToTable("quality_run");
            builder.HasKey(run => new { run.Domain, run.Contract, run.Major, run.RunId });
            builder.HasIndex(run => new { run.Domain, run.Contract, run.Major, run.At });
            builder.Property(run => run.State).HasMaxLength(16);
            builder.Property(run => run.Checks).HasColumnType("jsonb");
        }
    }
}
