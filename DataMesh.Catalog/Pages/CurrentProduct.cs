using System.Text.Json;
using DataMesh.Catalog.Products;
using DataMesh.Catalog.Storage;
using DataMesh.Client;
using DataMesh.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace DataMesh.Catalog.Pages;

/// <summary>A product's current revision, its documents read again by the rules under which they were accepted.</summary>
internal sealed record CurrentProduct
{
    public required string Domain { get; init; }
    public required string Name { get; init; }
    public required DateTimeOffset PublishedAt { get; init; }
    public required PublishedView View { get; init; }

    /// <summary>Null when a document of earlier days is not understood any more.</summary>
    public required DataProduct? Document { get; init; }
    public required IReadOnlyList<DataContract> Contracts { get; init; }

    public DataContract? ContractOf(PublishedPort port) =>
        Contracts.FirstOrDefault(contract => contract.Id == port.ContractId && contract.Version.Major == port.Major);

    public static async Task<CurrentProduct?> FindAsync(string domain, string product, CatalogDb db, CancellationToken ct)
    {
        var found = await db.Products.AsNoTracking()
            .Where(candidate => candidate.Domain == domain && candidate.Name == product && candidate.CurrentRevision != null)
            .Select(candidate => new
            {
                candidate.CurrentRevision!.View,
                candidate.CurrentRevision.PublishedAt,
                candidate.CurrentRevision.File,
                candidate.CurrentRevision.Content,
                Contracts = candidate.CurrentRevision.Contracts.Select(contract => new { contract.File, contract.Content }).ToList(),
            }).FirstOrDefaultAsync(ct);
        return found is null
            ? null
            : new()
            {
                Domain = domain,
                Name = product,
                PublishedAt = found.PublishedAt,
                View = JsonSerializer.Deserialize<PublishedView>(found.View, MeshJson.Options)!,
                Document = ProductReader.Read(found.Content, found.File).Value,
                Contracts =
                [
                    .. found.Contracts.Select(contract => ContractReader.Read(contract.Content, contract.File).Value).OfType<DataContract>(),
                ],
            };
    }

    public static Task<bool> ExistsAsync(string domain, string product, CatalogDb db, CancellationToken ct) =>
        db.Products
            .AnyAsync(candidate => candidate.Domain == domain && candidate.Name == product && candidate.CurrentRevisionId != null, ct);

    public static ProblemHttpResult Unknown(string domain, string product) => TypedResults.Problem(
        $"The catalog has no product '{domain}/{product}'. GET /api/products lists all.", statusCode: StatusCodes.Status404NotFound,
        type: Problems.NotFound);
}
