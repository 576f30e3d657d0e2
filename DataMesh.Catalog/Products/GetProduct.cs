using System.Text.Json;
using DataMesh.Catalog.Lineage;
using DataMesh.Catalog.Ratings;
using DataMesh.Catalog.Storage;
using DataMesh.Catalog.Usage;
using DataMesh.Client;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace DataMesh.Catalog.Products;

/// <summary>One product: who owns it, what it promises, how it stands, what it is made from and who uses it.</summary>
internal static class GetProduct
{
    public static async Task<Results<Ok<ProductDetails>, ProblemHttpResult>> HandleAsync(string domain, string product, CatalogDb db, TimeProvider time, CancellationToken ct)
    {
        var found = await db.Products.AsNoTracking().Where(candidate => candidate.Domain == domain && candidate.Name == product)
            .Select(candidate => candidate.CurrentRevision).FirstOrDefaultAsync(ct);
        if (found is null)
        {
            return TypedResults.Problem(
                $"The catalog has no product '{domain}/{product}'. GET /api/products lists all.", statusCode: StatusCodes.Status404NotFound, type: Problems.NotFound);
        }

        var view = JsonSerializer.Deserialize<PublishedView>(found.View, MeshJson.Options)!;
        var address = await db.Domains.AsNoTracking().Where(candidate => candidate.Name == domain).Select(candidate => candidate.Address).FirstOrDefaultAsync(ct);
        var facts = await PortFacts.ReadAsync(db, [domain], ct);
        var neighbours = await Neighbours.ReadAsync(db, domain, view, ct);
        return TypedResults.Ok(new ProductDetails
        {
            Domain = domain,
            Product = product,
            Version = view.Version,
            Status = view.Status,
            Title = view.Title,
            Description = view.Description,
            Owner = view.Owner,
            Tags = view.Tags,
            Address = address is null ? null : new Uri(address),
            Served = address is not null,
            PublishedAt = found.PublishedAt,
            Ports = [.. view.Ports.Select(port => facts.Port(domain, port))],
            Upstream = neighbours.Upstream,
            Downstream = neighbours.Downstream,
            Usage = await ReadUsage.SummaryAsync(domain, view, ReadUsage.Usual, db, time.GetUtcNow(), ct),
            Document = new() { File = found.File, Content = found.Content },
            Rating = await ReadRatings.SummaryAsync(domain, product, db, ct),
        });
    }
}
