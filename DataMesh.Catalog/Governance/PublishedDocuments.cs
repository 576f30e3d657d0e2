using System.Collections.Concurrent;
using DataMesh.Catalog.Storage;
using DataMesh.Contracts;
using DataMesh.Governance;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace DataMesh.Catalog.Governance;

/// <summary>The current documents of the whole mesh, read once each: a revision never changes.</summary>
internal sealed class PublishedDocuments(IOptions<GovernanceOptions> options)
{
    private const int AtOnce = 200;
    private readonly ConcurrentDictionary<long, Product> _read = new();

    /// <summary>All current products, or null when there are more products than publications are judged against.</summary>
    public async Task<IReadOnlyList<Product>?> ReadAsync(CatalogDb db, bool evenIfMany, CancellationToken ct)
    {
        var current = await db.Products.AsNoTracking().Where(product => product.CurrentRevisionId != null)
            .OrderBy(product => product.Domain).ThenBy(product => product.Name)
            .Select(product => new Current(product.CurrentRevisionId!.Value, product.Domain, product.Name)).ToListAsync(ct);
        if (current.Count > options.Value.MostProducts && !evenIfMany)
        {
            return null;
        }

        foreach (var gone in _read.Keys.Except(current.Select(product => product.Revision)))
        {
            _read.TryRemove(gone, out _);
        }

        foreach (var missing in current.Where(product => !_read.ContainsKey(product.Revision)).Chunk(AtOnce))
        {
            await ReadMissingAsync(missing, db, ct);
        }

        return [.. current.Select(product => _read[product.Revision])];
    }

    private async Task ReadMissingAsync(Current[] missing, CatalogDb db, CancellationToken ct)
    {
        var ids = missing.Select(product => product.Revision).ToList();
        var products = await db.Revisions.AsNoTracking().Where(revision => ids.Contains(revision.Id))
            .Select(revision => new { revision.Id, revision.File, revision.Content, revision.PublishedAt }).ToDictionaryAsync(revision => revision.Id, ct);
        var contracts = (await db.Contracts.AsNoTracking().Where(contract => ids.Contains(contract.RevisionId))
            .OrderBy(contract => contract.Id)
            .Select(contract => new { contract.RevisionId, contract.File, contract.Content }).ToListAsync(ct)).ToLookup(contract => contract.RevisionId);
        foreach (var (revision, domain, name) in missing)
        {
            // Files of different products have the same names; those of a revision were readable when they were published.
            string At(string file) => $"{domain}/{name}/{file}";
            var product = ProductReader.Read(products[revision].Content, products[revision].File).Value;
            _read[revision] = new(domain, products[revision].PublishedAt, new(
                product is null ? [] : [new(At(products[revision].File), product)],
                [
                    .. contracts[revision].Select(contract => (At(contract.File), ContractReader.Read(contract.Content, contract.File).Value))
                        .Where(read => read.Value is not null).Select(read => new ContractDocument(read.Item1, read.Value! with { Domain = domain })),
                ]));
        }
    }

    /// <summary>The documents of a product's current revision.</summary>
    internal sealed record Product(string Domain, DateTimeOffset PublishedAt, DocumentSet Documents);

    private sealed record Current(long Revision, string Domain, string Name);
}
