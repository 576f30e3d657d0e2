using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DataMesh.Catalog.Lineage;

/// <summary>How a contract's major version stands: its last run and its last audit.</summary>
internal sealed class PortState
{
    public required string Domain { get; set; }
    public required string Contract { get; set; }
    public required int Major { get; set; }

    /// <summary><see cref="DataMesh.Client.RunOutcome"/> as JSON.</summary>
    public string? LastRun { get; set; }
    public DateTimeOffset? LastRunAt { get; set; }

    /// <summary><see cref="DataMesh.Client.QualityResult"/> as JSON.</summary>
    public string? Quality { get; set; }
    public DateTimeOffset? QualityAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<PortState>
    {
        public void Configure(EntityTypeBuilder<PortState> builder)
        {
            builder.ToTable("port_state");
            builder.HasKey(state => new { state.Domain, state.Contract, state.Major });
            builder.Property(state => state.LastRun).HasColumnType("jsonb");
            builder.Property(state => state.Quality).HasColumnType("jsonb");
        }
    }
}
