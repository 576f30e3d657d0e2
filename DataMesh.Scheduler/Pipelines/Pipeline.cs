using System.Text.Json;
using DataMesh.Client;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DataMesh.Scheduler.Pipelines;

/// <summary>What makes the rows of a contract's major version, and when it runs.</summary>
internal sealed class Pipeline
{
    public long Id { get; set; }
    public required string Domain { get; set; }
    public required string Contract { get; set; }
    public required int Major { get; set; }
    public required string Product { get; set; }

    /// <summary>The ODCS id, which inputs of others point at.</summary>
    public required string ContractId { get; set; }

    /// <summary>Where the domain answers.</summary>
    public required string Address { get; set; }

    /// <summary>Cron expression (five fields, UTC), or null.</summary>
    public string? Schedule { get; set; }

    /// <summary>List of <see cref="InputPort"/> as JSON.</summary>
    public required string Inputs { get; set; }

    /// <summary>Names of the objects as JSON.</summary>
    public required string Objects { get; set; }

    /// <summary>False when its product no longer has it: nothing starts it any more, its runs stay readable.</summary>
    public bool IsActive { get; set; } = true;

    public IReadOnlyList<InputPort> ReadInputs() => JsonSerializer.Deserialize<List<InputPort>>(Inputs, MeshJson.Options) ?? [];

    public IReadOnlyList<string> ReadObjects() => JsonSerializer.Deserialize<List<string>>(Objects, MeshJson.Options) ?? [];

    internal sealed class Mapping : IEntityTypeConfiguration<Pipeline>
    {
        public void Configure(EntityTypeBuilder<Pipeline> builder)
        {
            builder.ToTable("pipeline");
            builder.HasIndex(pipeline => new { pipeline.Domain, pipeline.Contract, pipeline.Major }).IsUnique();
            builder.HasIndex(pipeline => new { pipeline.ContractId, pipeline.Major });
            builder.Property(pipeline => pipeline.Inputs).HasColumnType("jsonb");
            builder.Property(pipeline => pipeline.Objects).HasColumnType("jsonb");
        }
    }
}
