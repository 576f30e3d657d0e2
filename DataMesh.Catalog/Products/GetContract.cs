using DataMesh.Catalog.Storage;
using DataMesh.Client;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace DataMesh.Catalog.Products;

/// <summary>
/// A contract as its authors wrote it, in its current version or in any that was published: JSON around it by default, the bare document for
/// <c>Accept: application/yaml</c>.
/// </summary>
internal static class GetContract
{
    private const int MostVersions = 1000;

    public static async Task<Results<Ok<ContractDetails>, ContentHttpResult, ProblemHttpResult>> HandleAsync(
        string domain, string contract, int major, HttpRequest request, CatalogDb db, CancellationToken ct, string? version = null)
    {
        var published = db.Contracts.AsNoTracking().Where(found => found.Domain == domain && found.Name == contract && found.Major == major);
        var versions = await VersionsAsync(published, db, ct);
        var wanted = version is null ? versions.FirstOrDefault() : versions.FirstOrDefault(found => found.Version == version);
        if (wanted is null)
        {
            return TypedResults.Problem(
                versions.Count == 0
                    ? $"The domain '{domain}' has published no contract '{contract}' in major version {major}."
                    : $"There is no version {version} of '{domain}/{contract}'. Published were {string.Join(", ", versions.Select(found => found.Version))}.",
                statusCode: StatusCodes.Status404NotFound,
                type: Problems.NotFound);
        }

        return request.Headers.Accept.ToString().Contains("yaml", StringComparison.OrdinalIgnoreCase)
            ? TypedResults.Text((await NewestAsync(published, wanted, db, ct)).Document.Content, "application/yaml; charset=utf-8")
            : TypedResults.Ok((await NewestAsync(published, wanted, db, ct)) with { Versions = versions });
    }

    /// <summary>The last published first: that one is current.</summary>
    private static async Task<List<PublishedVersion>> VersionsAsync(IQueryable<ContractRevision> published, CatalogDb db, CancellationToken ct)
    {
        var versions = await published.Join(db.Revisions, found => found.RevisionId, revision => revision.Id, (found, revision) => new { found.Version, revision })
            .GroupBy(found => found.Version)
            .Select(group => new { Version = group.Key, First = group.Min(found => found.revision.PublishedAt), Last = group.Max(found => found.revision.Id) })
            .OrderByDescending(found => found.Last)
            .Take(MostVersions).ToListAsync(ct);
        return [.. versions.Select(found => new PublishedVersion { Version = found.Version, PublishedAt = found.First })];
    }

    /// <summary>A text may have been mended under the same version: the last one counts.</summary>
    private static async Task<ContractDetails> NewestAsync(
        IQueryable<ContractRevision> published, PublishedVersion version, CatalogDb db, CancellationToken ct)
    {
        var newest = await (
            from found in published
            where found.Version == version.Version
            join revision in db.Revisions on found.RevisionId equals revision.Id
            join product in db.Products on revision.ProductId equals product.Id
            orderby revision.Id descending
            select new { found, Product = product.Name }).FirstAsync(ct);
        return new()
        {
            Contract = new()
            {
                Id = newest.found.ContractId,
                Domain = newest.found.Domain,
                Contract = newest.found.Name,
                Version = newest.found.Version,
                Major = newest.found.Major,
            },
            Product = newest.Product,
            Document = new() { File = newest.found.File, Content = newest.found.Content },
            PublishedAt = version.PublishedAt,
            Versions = [],
        };
    }
}
