using DataMesh.Catalog.Storage;
using DataMesh.Client;
using DataMesh.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace DataMesh.Catalog.Compatibility;

/// <summary>Who relies on a major version of a contract, until when they may, and what moving to the newest means for them.</summary>
internal static class GetDependents
{
    public static async Task<Results<Ok<ContractDependents>, ProblemHttpResult>> HandleAsync(
        string domain, string contract, int major, CatalogDb db, CancellationToken ct)
    {
        if (await StoredContract.FindAsync(db, domain, contract, version: null, major, ct) is not { } found)
        {
            return await StoredContract.MissingAsync(db, domain, contract, $"major version {major}", ct);
        }

        var newest = (await StoredContract.FindAsync(db, domain, contract, version: null, major: null, ct))!;
        var comparison = newest.Version.Major > major ? ContractComparer.Compare(found, newest) : null;
        var product = await ProductAsync(db, domain, found, ct);
        return TypedResults.Ok(new ContractDependents
        {
            Contract = new() { Id = found.Id, Domain = domain, Contract = contract, Version = found.Version.Text, Major = major },
            EndDate = product is null ? null : CompareWithCurrent.LastDayOf(product, found),
            Successor = product is null ? null : CompareWithCurrent.SuccessorOf(product, found),
            ToNewest = comparison is null ? null : VersionChanges.Of(domain, contract, comparison),
            Dependents = await FindDependents.ReadAsync(db, domain, found, comparison, ct),
        });
    }

    private static async Task<DataProduct?> ProductAsync(CatalogDb db, string domain, DataContract contract, CancellationToken ct)
    {
        var offering = await (
            from product in db.Products.AsNoTracking()
            where product.Domain == domain
            join candidate in db.Contracts on product.CurrentRevisionId equals candidate.RevisionId
            where candidate.ContractId == contract.Id
            select new { product.CurrentRevision!.File, product.CurrentRevision.Content }).FirstOrDefaultAsync(ct);
        return offering is null ? null : ProductReader.Read(offering.Content, offering.File).Value;
    }
}
