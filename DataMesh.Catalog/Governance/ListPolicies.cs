using DataMesh.Client;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DataMesh.Catalog.Governance;

/// <summary>The policies of the mesh that are in force.</summary>
internal static class ListPolicies
{
    public static Ok<PolicyList> All(PolicyFolder folder)
    {
        var (book, findings) = folder.Read();
        return TypedResults.Ok(new PolicyList
        {
            Policies = [.. book.Policies.OrderBy(policy => policy.Id, StringComparer.Ordinal).Select(PolicyWire.Summary)],
            Findings = [.. findings.Select(PolicyWire.Finding)],
        });
    }

    public static Results<Ok<PolicySummary>, ProblemHttpResult> One(string id, PolicyFolder folder)
    {
        var (book, _) = folder.Read();
        return book.Policies.FirstOrDefault(policy => policy.Id == id) is { } found
            ? TypedResults.Ok(PolicyWire.Summary(found))
            : TypedResults.Problem(
                $"The mesh has no policy '{id}'. GET /api/policies lists all.", statusCode: StatusCodes.Status404NotFound, type: Problems.NotFound);
    }
}
