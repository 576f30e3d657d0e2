using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DataMesh.Scheduler.Pipelines;

/// <summary>A contract whose rows have been published at least once: what is made from it can run.</summary>
internal sealed class CommittedContract
{
    public required string Domain { get; set; }
    public required string Contract { get; set; }
    public required int Major { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<CommittedContract>
    {
        public void Configure(EntityTypeBuilder<CommittedContract> builder)
        {
            builder.ToTable("committed_contract");
            builder.HasKey(contract => new { contract.Domain, contract.Contract, contract.Major });
        }
    }
}
