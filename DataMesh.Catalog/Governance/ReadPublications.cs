using DataMesh.Catalog.Storage;
using DataMesh.Governance;
using Microsoft.EntityFrameworkCore;

namespace DataMesh.Catalog.Governance;

/// <summary>When the major versions of all contracts were published, for policies that ask.</summary>
internal static class ReadPublications
{
    public static async Task<List<MajorPublication>> ReadAsync(CatalogDb db, CancellationToken ct) => await (
        from contract in db.Contracts.AsNoTracking()
        join revision in db.Revisions on contract.RevisionId equals revision.Id
        group revision.PublishedAt by new { contract.Domain, contract.Name, contract.Major } into major
        select new MajorPublication
        {
            Domain = major.Key.Domain,
            Contract = major.Key.Name,
            Major = major.Key.Major,
            FirstAt = major.Min(),
            LastAt = major.Max(),
        }).ToListAsync(ct);
}
