using System.Text.Json;
using DataMesh.Client;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DataMesh.Catalog.Changes;

/// <summary>An entry of the change feed.</summary>
internal sealed class ChangeRecord
{
    public long Sequence { get; set; }
    public required DateTimeOffset At { get; set; }

    /// <summary>The change as readers get it, but for its sequence.</summary>
    public required string Payload { get; set; }

    public static ChangeRecord Of(Change change) => new() { At = change.At, Payload = JsonSerializer.Serialize(change, MeshJson.Options) };

    public Change ToChange() => JsonSerializer.Deserialize<Change>(Payload, MeshJson.Options)! with { Sequence = Sequence };

    internal sealed class Mapping : IEntityTypeConfiguration<ChangeRecord>
    {
        public void Configure(EntityTypeBuilder<ChangeRecord> builder)
        {
            builder.ToTable("change");
            builder.HasKey(change => change.Sequence);
            builder.Property(change => change.Sequence).UseIdentityAlwaysColumn();
            builder.Property(change => change.Payload).HasColumnType("jsonb");
        }
    }
}
