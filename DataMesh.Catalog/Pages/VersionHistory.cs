using DataMesh.Catalog.Compatibility;
using DataMesh.Catalog.Products;
using DataMesh.Catalog.Storage;
using DataMesh.Client;
using DataMesh.Contracts;
using Microsoft.EntityFrameworkCore;

namespace DataMesh.Catalog.Pages;

/// <summary>The versions of a contract in a major, the last published first, and what the newest ones changed.</summary>
internal static class VersionHistory
{
    private const int MostVersions = 1000;

    /// <summary>Each comparison reads two texts again; those of older versions are asked for one by one.</summary>
    private const int MostComparisons = 5;
    private const int MostChanges = 100;

    public static async Task<List<DescribedVersion>> ReadAsync(string domain, PublishedPort port, CatalogDb db, CancellationToken ct)
    {
        var published = await (
            from contract in db.Contracts.AsNoTracking()
            where contract.Domain == domain && contract.Name == port.Contract && contract.Major <= port.Major
            join revision in db.Revisions on contract.RevisionId equals revision.Id
            group new { contract.Id, revision.PublishedAt } by new { contract.Version, contract.Major } into version
            orderby version.Key.Major descending, version.Max(text => text.Id) descending
            select new Published(
                version.Key.Version, version.Key.Major, version.Min(text => text.PublishedAt), version.Max(text => text.Id)))
            .Take(MostVersions).ToListAsync(ct);
        var texts = await TextsAsync(published.Take(MostComparisons + 1).Select(version => version.LastText), db, ct);
        return
        [
            .. published.Select((version, index) => Describe(domain, port.Contract, version, published.ElementAtOrDefault(index + 1), texts))
                .Take(published.Count(version => version.Major == port.Major)),
        ];
    }

    private static async Task<Dictionary<long, DataContract?>> TextsAsync(IEnumerable<long> ids, CatalogDb db, CancellationToken ct) =>
        (await db.Contracts.AsNoTracking().Where(contract => ids.Contains(contract.Id))
            .Select(contract => new { contract.Id, contract.Content, contract.File }).ToListAsync(ct))
        .ToDictionary(text => text.Id, text => ContractReader.Read(text.Content, text.File).Value);

    private static DescribedVersion Describe(
        string domain, string contract, Published version, Published? before, Dictionary<long, DataContract?> texts)
    {
        var difference = before is not null && texts.GetValueOrDefault(before.LastText) is { } old
            && texts.GetValueOrDefault(version.LastText) is { } current
                ? VersionChanges.Of(domain, contract, ContractComparer.Compare(old, current)) : null;
        return new()
        {
            Version = version.Version,
            PublishedAt = version.First,
            Previous = before?.Version,
            Step = before is null ? "first" : Step(ContractVersion.Parse(before.Version), ContractVersion.Parse(version.Version)),
            Difference = difference is null ? null : difference with { Changes = [.. difference.Changes.Take(MostChanges)] },
            MoreChanges = Math.Max(0, (difference?.Changes.Count ?? 0) - MostChanges),
        };
    }

    internal static string Step(ContractVersion before, ContractVersion after) =>
        after.CompareTo(before) <= 0 ? "none"
        : after.Major != before.Major ? "major"
        : after.Minor != before.Minor ? "minor"
        : after.Patch != before.Patch ? "patch"
        : "preRelease";

    private sealed record Published(string Version, int Major, DateTimeOffset First, long LastText);
}
