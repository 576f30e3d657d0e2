using DataMesh.Catalog.Storage;
using DataMesh.Client;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace DataMesh.Catalog.Products;

/// <summary>A contract as its authors wrote it: JSON around it by default, the bare document for <c>Accept: application/yaml</c>.</summary>
internal static class GetContract
{
    private const int MostVersions = 1000;

    public static async Task<Results<Ok<ContractDetails>, ContentHttpResult, ProblemHttpResult>> HandleAsync(
        string domain, string contract, int major, HttpRequest request, CatalogDb db, CancellationToken ct)
    {
        var revisions = await (
            from found in db.Contracts.AsNoTracking()
            where found.Domain == domain && found.Name == contract && found.Major == major
            join revision in db.Revisions on found.RevisionId equals revision.Id
            join product in db.Products on revision.ProductId equals product.Id
            orderby revision.Id descending
            select new { found, revision.PublishedAt, Product = product.Name }).Take(MostVersions).ToListAsync(ct);
        if (revisions.Count == 0)
        {
            return TypedResults.Problem(
                $"The domain '{domain}' has published no contract '{contract}' in major version {major}.", statusCode: StatusCodes.Status404NotFound, type: Problems.NotFound);
        }

        var current = revisions[0];
        return request.Headers.Accept.ToString().Contains("yaml", StringComparison.OrdinalIgnoreCase)
            ? TypedResults.Text(current.found.Content, "application/yaml; charset=utf-8")
            : TypedResults.Ok(new ContractDetails
            {
                Contract = new() { Id = current.found.ContractId, Domain = domain, Contract = contract, Version = current.found.Version, Major = major },
                Product = current.Product,
                Document = new() { File = current.found.File, Content = current.found.Content },
                PublishedAt = current.PublishedAt,
                Versions = [.. revisions.Select(revision => revision.found.Version).Distinct()],
            });
    }
}
