using DataMesh.Catalog.Compatibility;
using DataMesh.Catalog.Governance;
using DataMesh.Client;
using DataMesh.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DataMesh.Catalog.Products;

/// <summary>Why something cannot be published: everything at once, with place and remedy.</summary>
internal static class PublicationProblems
{
    public static ProblemHttpResult Malformed(string detail) => TypedResults.Problem(
        detail, statusCode: StatusCodes.Status422UnprocessableEntity, type: Problems.RequestInvalid, title: "This cannot be published.");

    public static ProblemHttpResult Invalid(IReadOnlyList<Finding> findings) => TypedResults.Problem(
        Lines(findings),
        statusCode: StatusCodes.Status422UnprocessableEntity,
        type: Problems.ContractInvalid,
        title: "The documents break the standard.",
        extensions: new Dictionary<string, object?> { ["findings"] = findings.Select(PolicyWire.Finding) });

    public static ProblemHttpResult Taken(string detail) =>
        TypedResults.Problem(detail, statusCode: StatusCodes.Status409Conflict, type: Problems.NameTaken, title: "Another product has that name.");

    /// <summary>Null when nothing stands against the publication.</summary>
    public static ProblemHttpResult? Refuse(PublicationComparison comparison, PublicationVerdict verdict)
    {
        if (comparison.Refusals.Count == 0 && verdict.Blocking.Count == 0 && verdict.Faults.Count == 0)
        {
            return null;
        }

        var blocking = verdict.Blocking.SelectMany(outcome => outcome.Findings.Count > 0
            ? outcome.Findings.Where(finding => finding.Waiver is null).Select(finding => finding.ToString())
            : [$"{outcome.PolicyId}: {outcome.Reason}"]);
        return TypedResults.Problem(
            string.Join('\n', [.. comparison.Refusals, .. verdict.Faults.Select(fault => fault.ToString()), .. blocking]),
            statusCode: comparison.Refusals.Count > 0 ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity,
            type: comparison.Refusals.Count > 0 ? Problems.Incompatible : verdict.Faults.Count > 0 ? Problems.PoliciesInvalid : Problems.PoliciesFailed,
            title: comparison.Refusals.Count > 0 ? "Consumers were promised something else."
                : verdict.Faults.Count > 0 ? "The domain's policies or waivers cannot be used." : "Policies of the mesh are not met.",
            extensions: new Dictionary<string, object?>
            {
                ["differences"] = comparison.Differences,
                ["offences"] = verdict.Blocking.SelectMany(outcome => outcome.Findings).Select(PolicyWire.Offence),
                ["verdicts"] = verdict.Blocking.Select(outcome => PolicyWire.Verdict(outcome) with { Offences = [] }),
                ["findings"] = verdict.Findings.Select(PolicyWire.Finding),
            });
    }

    private static string Lines(IEnumerable<Finding> findings) => string.Join('\n', findings.Select(finding => finding.ToString()));
}
