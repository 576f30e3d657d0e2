using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DataMesh.Catalog.Lineage;

/// <summary>A job was seen to read or write a dataset; two of these make an edge.</summary>
internal sealed class JobDataset
{
    public required string JobNamespace { get; set; }
    public required string JobName { get; set; }
    public required string DatasetNamespace { get; set; }
    public required string DatasetName { get; set; }
    public required bool IsOutput { get; set; }
    public required DateTimeOffset LastSeen { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<JobDataset>
    {
        public void Configure(EntityTypeBuilder<JobDataset> builder)
        {
            builder.ToTable("job_dataset");
            builder.HasKey(edge => new { edge.JobNamespace, edge.JobName, edge.DatasetNamespace, edge.DatasetName, edge.IsOutput });
            builder.HasIndex(edge => new { edge.DatasetNamespace, edge.DatasetName });
        }
    }
}
