using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using DataMesh.Catalog.Lineage;
using DataMesh.Catalog.Storage;
using DataMesh.Client;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace DataMesh.Catalog.Products;

/// <summary>The products of the mesh in the order of their names; <c>after</c> is the <c>domain/product</c> of the last one seen.</summary>
internal static class ListProducts
{
    private const int DefaultLimit = 100;

    public static async Task<Ok<List<ProductSummary>>> HandleAsync(
        CatalogDb db, CancellationToken ct, string? domain = null, string? after = null, [Range(1, 1000)] int limit = DefaultLimit)
    {
        var (afterDomain, afterName) = after?.Split('/', 2) is [var left, var right] ? (left, right) : (after ?? string.Empty, string.Empty);
        var products = await db.Products.AsNoTracking()
            .Where(product => product.CurrentRevision != null && (domain == null || product.Domain == domain))
            .Where(product => product.Domain.CompareTo(afterDomain) > 0 || (product.Domain == afterDomain && product.Name.CompareTo(afterName) > 0))
            .OrderBy(product => product.Domain).ThenBy(product => product.Name)
            .Take(limit)
            .Select(product => new { product.Domain, product.Name, product.CurrentRevision!.View })
            .ToListAsync(ct);
        var domains = products.Select(product => product.Domain).Distinct().ToList();
        var served = await db.Domains.AsNoTracking().Where(found => found.Address != null && domains.Contains(found.Name)).Select(found => found.Name).ToListAsync(ct);
        var facts = await PortFacts.ReadAsync(db, domains, ct);
        return TypedResults.Ok(products.Select(product => Summary(product.Domain, product.Name, product.View, served.Contains(product.Domain), facts)).ToList());
    }

    private static ProductSummary Summary(string domain, string name, string json, bool served, PortFacts facts)
    {
        var view = JsonSerializer.Deserialize<PublishedView>(json, MeshJson.Options)!;
        return new()
        {
            Domain = domain,
            Product = name,
            Version = view.Version,
            Status = view.Status,
            Title = view.Title,
            Description = view.Description,
            Owner = view.Owner,
            Tags = view.Tags,
            Served = served,
            Ports = [.. view.Ports.Select(port => facts.Port(domain, port))],
        };
    }
}
