using DataMesh.Catalog.Changes;
using DataMesh.Catalog.Domains;
using DataMesh.Catalog.Governance;
using DataMesh.Catalog.Lineage;
using DataMesh.Catalog.Products;
using DataMesh.Catalog.Quality;
using DataMesh.Catalog.Ratings;
using DataMesh.Catalog.Usage;
using Microsoft.EntityFrameworkCore;

namespace DataMesh.Catalog.Storage;

/// <summary>The catalog's own database.</summary>
internal sealed class CatalogDb(DbContextOptions<CatalogDb> options) : DbContext(options)
{
    public DbSet<DomainRecord> Domains => Set<DomainRecord>();

    public DbSet<ProductRecord> Products => Set<ProductRecord>();

    public DbSet<ProductRevision> Revisions => Set<ProductRevision>();

    public DbSet<ContractRevision> Contracts => Set<ContractRevision>();

    public DbSet<PolicyFileRecord> PolicyFiles => Set<PolicyFileRecord>();

    public DbSet<VerdictRecord> Verdicts => Set<VerdictRecord>();

    public DbSet<ChangeRecord> Changes => Set<ChangeRecord>();

    public DbSet<LineageEvent> LineageEvents => Set<LineageEvent>();

    public DbSet<JobDataset> JobDatasets => Set<JobDataset>();

    public DbSet<ColumnEdge> ColumnEdges => Set<ColumnEdge>();

    public DbSet<RunRecord> Runs => Set<RunRecord>();

    public DbSet<PortState> PortStates => Set<PortState>();

    public DbSet<CommitRecord> Commits => Set<CommitRecord>();

    public DbSet<RatingRecord> Ratings => Set<RatingRecord>();

    public DbSet<QualityRecord> QualityRuns => Set<QualityRecord>();

    public DbSet<UsageHour> UsageHours => Set<UsageHour>();

    public DbSet<UsageReportRecord> UsageReports => Set<UsageReportRecord>();

    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.ApplyConfigurationsFromAssembly(typeof(CatalogDb).Assembly);
}
