using System.ComponentModel.DataAnnotations;
using DataMesh.Catalog.Storage;
using DataMesh.Client;
using DataMesh.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DataMesh.Catalog.Compatibility;

/// <summary>What changed between two published versions of a contract, of one major version or of two.</summary>
internal static class CompareVersions
{
    public static async Task<Results<Ok<VersionChange>, ProblemHttpResult>> HandleAsync(
        string domain, string contract, [Required] string from, [Required] string to, CatalogDb db, CancellationToken ct)
    {
        if (await StoredContract.FindAsync(db, domain, contract, from, major: null, ct) is not { } before)
        {
            return await StoredContract.MissingAsync(db, domain, contract, $"version {from}", ct);
        }

        return await StoredContract.FindAsync(db, domain, contract, to, major: null, ct) is { } after
            ? TypedResults.Ok(VersionChanges.Of(domain, contract, ContractComparer.Compare(before, after)))
            : await StoredContract.MissingAsync(db, domain, contract, $"version {to}", ct);
    }
}
