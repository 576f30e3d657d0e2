using DataMesh.Catalog.Storage;
using DataMesh.Client;
using DataMesh.Governance;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace DataMesh.Catalog.Governance;

/// <summary>Tries policies on the whole mesh as if they were enforced, and says which products would fail. Nothing is stored.</summary>
internal static class DryRun
{
    private static readonly SemaphoreSlim OneAtATime = new(1);

    public static async Task<Results<Ok<DryRunAnswer>, ProblemHttpResult>> HandleAsync(
        DryRunRequest body, PolicyFolder folder, MeshKnowledge mesh, PolicyEngine engine, CatalogDb db, CancellationToken ct)
    {
        var files = body.Files.Select(file => new PolicyFile(file.File, file.Content)).ToList();
        var book = folder.Try(files, await DomainPoliciesAsync(db, ct));
        var names = files.Select(file => file.Name).ToHashSet(StringComparer.Ordinal);
        var findings = book.Findings.Where(finding => names.Contains(finding.File)).ToList();
        var tried = body.Policies.Count > 0 || files.Count == 0 ? body.Policies
            : [.. book.Policies.Where(policy => names.Contains(policy.File)).Select(policy => policy.Id)];
        var unknown = tried.Where(id => book.Policies.All(policy => policy.Id != id)).ToList();
        if (unknown.Count > 0 || (files.Count > 0 && tried.Count == 0))
        {
            return Refuse(unknown, [.. findings.Select(PolicyWire.Finding)]);
        }

        await OneAtATime.WaitAsync(ct);
        try
        {
            var reads = Relations.ReadBy(book.Policies.Where(policy => tried.Count == 0 || tried.Contains(policy.Id)));
            var facts = await mesh.ReadAsync(db, reads, evenIfMany: true, ct);
            var report = await engine.DryRunAsync(book, [.. tried], facts.Published!, facts, ct);
            return TypedResults.Ok(Answer(report, facts.Published!.Products.Count, [.. findings.Select(PolicyWire.Finding)]));
        }
        finally
        {
            OneAtATime.Release();
        }
    }

    /// <summary>What domains say themselves, as their current products do.</summary>
    private static async Task<List<DomainPolicies>> DomainPoliciesAsync(CatalogDb db, CancellationToken ct)
    {
        var files = await (
            from product in db.Products.AsNoTracking()
            join file in db.PolicyFiles on product.CurrentRevisionId equals file.RevisionId
            orderby product.Domain, file.RevisionId descending
            select new { product.Domain, file.File, file.Content }).ToListAsync(ct);
        return
        [
            .. files.GroupBy(file => file.Domain).Select(domain =>
                new DomainPolicies(domain.Key, [.. domain.DistinctBy(file => file.File).Select(file => new PolicyFile(file.File, file.Content))])),
        ];
    }

    private static DryRunAnswer Answer(DryRunReport report, int products, List<DocumentFinding> findings) => new()
    {
        IsComplete = report.IsComplete,
        Products = products,
        Verdicts = [.. report.Outcomes.Select(outcome => PolicyWire.Verdict(outcome) with { Offences = [] })],
        Failing =
        [
            .. report.Offenders.Select(offender => new DryRunProduct
            {
                Policy = offender.PolicyId,
                Domain = offender.Domain,
                Product = offender.Product,
                IsBlocked = offender.IsBlocked,
                IsWaived = offender.IsWaived,
                Offences = [.. offender.Findings.Select(PolicyWire.Offence)],
            }),
        ],
        Findings = findings,
    };

    private static ProblemHttpResult Refuse(List<string> unknown, List<DocumentFinding> findings) => TypedResults.Problem(
        string.Join('\n', [
            .. unknown.Select(id => $"$.policies: there is no policy '{id}'. GET /api/policies lists all."),
            .. findings.Select(finding => $"{finding.File}:{finding.Line}:{finding.Column}: {finding.Code}: {finding.Message}. Fix: {finding.Fix}"),
        ]),
        statusCode: StatusCodes.Status422UnprocessableEntity,
        type: Problems.PoliciesInvalid,
        title: "These policies cannot be tried.",
        extensions: new Dictionary<string, object?> { ["findings"] = findings });
}
