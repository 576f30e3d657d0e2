using DataMesh.Catalog.Products;
using DataMesh.Catalog.Storage;
using Microsoft.EntityFrameworkCore;

namespace DataMesh.Catalog.ServiceLevels;

/// <summary>When tables were committed, in order: within the longest window, and the last time before it.</summary>
internal static class CommitTimes
{
    public static readonly TimeSpan Longest = TimeSpan.FromDays(30);

    /// <summary>One commit a second for a day: a promise that needs more is not measured by its commits.</summary>
    private const int Most = 100_000;

    public static async Task<List<DateTimeOffset>> OfObjectAsync(
        string domain, PublishedPort port, string name, CatalogDb db, DateTimeOffset now, CancellationToken ct)
    {
        var commits = db.Commits.AsNoTracking()
            .Where(commit =>
                commit.Domain == domain && commit.Contract == port.Contract && commit.Major == port.Major && commit.Object == name)
            .Select(commit => commit.CommittedAt);
        return await WithLastBeforeAsync(commits, now, ct);
    }

    /// <summary>Of everything a port is made from.</summary>
    public static async Task<List<DateTimeOffset>> OfInputsAsync(PublishedPort port, CatalogDb db, DateTimeOffset now, CancellationToken ct)
    {
        var ids = port.Inputs.Select(input => input.ContractId).ToList();
        var contracts = await (
            from contract in db.Contracts.AsNoTracking()
            where ids.Contains(contract.ContractId)
            select new { contract.ContractId, contract.Domain, contract.Name, contract.Major }).Distinct().ToListAsync(ct);
        var times = new List<DateTimeOffset>();
        foreach (var input in contracts
            .Where(found => port.Inputs.Any(wanted => wanted.ContractId == found.ContractId && wanted.Major == found.Major)))
        {
            var commits = db.Commits.AsNoTracking()
                .Where(commit => commit.Domain == input.Domain && commit.Contract == input.Name && commit.Major == input.Major)
                .Select(commit => commit.CommittedAt);
            times.AddRange(await WithLastBeforeAsync(commits, now, ct));
        }

        return [.. times.Order()];
    }

    private static async Task<List<DateTimeOffset>> WithLastBeforeAsync(
        IQueryable<DateTimeOffset> commits, DateTimeOffset now, CancellationToken ct)
    {
        var from = now - Longest;
        var last = await commits.Where(at => at < from).OrderByDescending(at => at).Take(1).ToListAsync(ct);
        var within = await commits.Where(at => at >= from && at <= now).OrderByDescending(at => at).Take(Most).ToListAsync(ct);
        return [.. last, .. within.Order()];
    }
}
