using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using DataMesh.Catalog.Products;
using DataMesh.Catalog.Storage;
using DataMesh.Client;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace DataMesh.Catalog.Governance;

/// <summary>How policies ended: for a product, for a contract in any version, or for one policy over the mesh.</summary>
internal static class ReadLedger
{
    private const int DefaultLimit = 100;

    public static async Task<Results<Ok<PolicyLedger>, ProblemHttpResult>> OfProductAsync(string domain, string product, CatalogDb db, CancellationToken ct)
    {
        var found = await db.Products.AsNoTracking().Where(candidate => candidate.Domain == domain && candidate.Name == product)
            .Select(candidate => candidate.CurrentRevision).FirstOrDefaultAsync(ct);
        return found is null
            ? Missing($"The catalog has no product '{domain}/{product}'. GET /api/products lists all.")
            : TypedResults.Ok(await ReadAsync(domain, product, found, db, ct));
    }

    /// <summary>An offence in another document of the same publication is none of this contract.</summary>
    public static async Task<Results<Ok<PolicyLedger>, ProblemHttpResult>> OfContractAsync(
        string domain, string contract, int major, CatalogDb db, CancellationToken ct, string? version = null)
    {
        var found = await (
            from candidate in db.Contracts.AsNoTracking()
            where candidate.Domain == domain && candidate.Name == contract && candidate.Major == major && (version == null || candidate.Version == version)
            join revision in db.Revisions on candidate.RevisionId equals revision.Id
            join product in db.Products on revision.ProductId equals product.Id
            orderby revision.Id descending
            select new { candidate.File, Revision = revision, Product = product.Name }).FirstOrDefaultAsync(ct);
        if (found is null)
        {
            return Missing($"The domain '{domain}' has published no contract '{contract}' in major version {major}{(version is null ? "" : $" as {version}")}.");
        }

        var ledger = await ReadAsync(domain, found.Product, found.Revision, db, ct);
        return TypedResults.Ok(ledger with { Verdicts = [.. ledger.Verdicts.Select(verdict => Narrow(verdict, domain, found.Product, contract, found.File))] });
    }

    public static async Task<Ok<List<PolicyLedger>>> OfPolicyAsync(
        string id, CatalogDb db, CancellationToken ct, CheckStatus? verdict = null, string? after = null, [Range(1, 1000)] int limit = DefaultLimit)
    {
        var wanted = verdict is null ? null : JsonSerializer.SerializeToElement(verdict, MeshJson.Options).GetString();
        var (afterDomain, afterName) = after?.Split('/', 2) is [var left, var right] ? (left, right) : (after ?? string.Empty, string.Empty);
        var found = await (
            from product in db.Products.AsNoTracking()
            where product.Domain.CompareTo(afterDomain) > 0 || (product.Domain == afterDomain && product.Name.CompareTo(afterName) > 0)
            join line in db.Verdicts on product.CurrentRevisionId equals line.RevisionId
            where line.Policy == id && (wanted == null || line.Verdict == wanted)
            orderby product.Domain, product.Name
            select new { product.Domain, product.Name, Revision = product.CurrentRevision!, line.Body }).Take(limit).ToListAsync(ct);
        return TypedResults.Ok(found.Select(line => Ledger(line.Domain, line.Name, line.Revision, [line.Body])).ToList());
    }

    private static async Task<PolicyLedger> ReadAsync(string domain, string product, ProductRevision revision, CatalogDb db, CancellationToken ct) => Ledger(
        domain, product, revision,
        await db.Verdicts.AsNoTracking().Where(line => line.RevisionId == revision.Id).OrderBy(line => line.Id).Select(line => line.Body).ToListAsync(ct));

    private static PolicyLedger Ledger(string domain, string product, ProductRevision revision, List<string> bodies) => new()
    {
        Domain = domain,
        Product = product,
        Version = revision.Version,
        PublishedAt = revision.PublishedAt,
        Sequence = revision.Sequence,
        Verdicts = [.. bodies.Select(body => JsonSerializer.Deserialize<PolicyVerdict>(body, MeshJson.Options)!)],
        Findings = revision.PolicyFindings is { } findings ? JsonSerializer.Deserialize<List<DocumentFinding>>(findings, MeshJson.Options)! : [],
    };

    private static PolicyVerdict Narrow(PolicyVerdict verdict, string domain, string product, string contract, string file)
    {
        if (verdict.Verdict != CheckStatus.Fail)
        {
            return verdict;
        }

        List<PolicyOffence> own =
        [
            // Its own text, the text that was in the mesh before it, or no text at all.
            .. verdict.Offences.Where(offence => offence.File == file || offence.File == $"{domain}/{product}/{file}"
                || (offence.File is null && offence.Contract == contract)),
        ];
        return verdict with { Verdict = own.Count > 0 || verdict.HasMore ? CheckStatus.Fail : CheckStatus.Pass, Offences = own };
    }

    private static ProblemHttpResult Missing(string detail) =>
        TypedResults.Problem(detail, statusCode: StatusCodes.Status404NotFound, type: Problems.NotFound);
}
