using DataMesh.Catalog.Storage;
using DataMesh.Client;
using DataMesh.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace DataMesh.Catalog.Compatibility;

/// <summary>A published version of a contract, read again from its text.</summary>
internal static class StoredContract
{
    /// <summary>The last text that was published under a version; of a major version, its current one. Null when there is none.</summary>
    public static async Task<DataContract?> FindAsync(CatalogDb db, string domain, string contract, string? version, int? major, CancellationToken ct)
    {
        var found = await db.Contracts.AsNoTracking()
            .Where(candidate => candidate.Domain == domain && candidate.Name == contract)
            .Where(candidate => (version == null || candidate.Version == version) && (major == null || candidate.Major == major))
            .OrderByDescending(candidate => candidate.Major).ThenByDescending(candidate => candidate.RevisionId)
            .Select(candidate => new { candidate.Content, candidate.File }).FirstOrDefaultAsync(ct);
        return found is null ? null : ContractReader.Read(found.Content, found.File).Value;
    }

    public static async Task<ProblemHttpResult> MissingAsync(CatalogDb db, string domain, string contract, string wanted, CancellationToken ct)
    {
        var versions = await db.Contracts.AsNoTracking().Where(candidate => candidate.Domain == domain && candidate.Name == contract)
            .Select(candidate => candidate.Version).Distinct().Order().Take(100).ToListAsync(ct);
        return TypedResults.Problem(
            versions.Count == 0
                ? $"The domain '{domain}' has published no contract '{contract}'."
                : $"There is no {wanted} of '{domain}/{contract}'. Published were {string.Join(", ", versions)}.",
            statusCode: StatusCodes.Status404NotFound,
            type: Problems.NotFound);
    }
}
