using DataMesh.Catalog.Storage;
using DataMesh.Governance;
using Microsoft.EntityFrameworkCore;

namespace DataMesh.Catalog.Usage;

/// <summary>Who read which contract how often and when last, for policies that ask. Requests that failed read nothing.</summary>
internal static class CountReads
{
    public static async Task<List<ContractUsage>> ReadAsync(CatalogDb db, CancellationToken ct) => await db.UsageHours.AsNoTracking()
        .Where(hour => hour.StatusClass < 4)
        .GroupBy(hour => new { hour.Domain, hour.Contract, hour.Major, hour.Consumer })
        .Select(reads => new ContractUsage
        {
            Domain = reads.Key.Domain,
            Contract = reads.Key.Contract,
            Major = reads.Key.Major,
            Consumer = reads.Key.Consumer,
            Reads = reads.Sum(hour => hour.Requests),
            LastReadAt = reads.Max(hour => hour.LastAt),
        }).ToListAsync(ct);
}
