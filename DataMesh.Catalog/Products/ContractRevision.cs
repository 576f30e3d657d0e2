using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DataMesh.Catalog.Products;

/// <summary>A contract as it was published with a product.</summary>
internal sealed class ContractRevision
{
    public long Id { get; set; }
    public long RevisionId { get; set; }

    /// <summary>The ODCS id.</summary>
    public required string ContractId { get; set; }
    public required string Domain { get; set; }
    public required string Name { get; set; }
    public required string Version { get; set; }
    public required int Major { get; set; }
    public required string File { get; set; }
    public required string Content { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<ContractRevision>
    {
        public void Configure(EntityTypeBuilder<ContractRevision> builder)
        {
            builder.ToTable("contract_revision");
            builder.HasIndex(contract => contract.ContractId);
            builder.HasIndex(contract => new { contract.Domain, contract.Name, contract.Major });
        }
    }
}
