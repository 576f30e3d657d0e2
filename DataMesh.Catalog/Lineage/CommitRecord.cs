using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DataMesh.Catalog.Lineage;

/// <summary>A commit that a domain reported; each is announced once.</summary>
internal sealed class CommitRecord
{
    public required string Domain { get; set; }
    public required string Contract { get; set; }
    public required int Major { get; set; }
    public required string Object { get; set; }
    public required long DataVersion { get; set; }
    public required long Rows { get; set; }
    public required long Bytes { get; set; }
    public required string RunId { get; set; }
    public required DateTimeOffset CommittedAt { get; set; }
    public string? TraceParent { get; set; }

    /// <summary>False until its contract is published: followers of the feed could not tell what it belongs to.</summary>
    public required bool Announced { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<CommitRecord>
    {
        public void Configure(EntityTypeBuilder<CommitRecord> builder)
        {
            builder.ToTable("data_commit");
            builder.HasKey(commit => new { commit.Domain, commit.Contract, commit.Major, commit.Object, commit.DataVersion });
            builder.HasIndex(commit => new { commit.Domain, commit.Contract, commit.Major, commit.CommittedAt });
        }
    }
}
