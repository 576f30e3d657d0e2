using DataMesh.Cli.CommandLine;
using DataMesh.Cli.Linting;
using DataMesh.Governance;

namespace DataMesh.Cli.Governing;

/// <summary>Who would fail, as a table or as JSON.</summary>
internal sealed class DryRunPage(Surroundings surroundings)
{
    public void Write(DryRunReport report, DocumentSet documents, string format)
    {
        if (format == "json")
            WriteJson(report, documents);
        else
            WriteTable(new Page(surroundings), report, documents);
    }

    private void WriteJson(DryRunReport report, DocumentSet documents) => JsonPage.Write(surroundings.Out, new
    {
        Products = documents.Products.Count,
        Contracts = documents.Contracts.Count,
        report.IsComplete,
        Policies = report.Outcomes.Select(outcome => new
        {
            Id = outcome.PolicyId,
            Verdict = outcome.Verdict.ToString(),
            outcome.Reason,
            outcome.HasMore,
        }),
        Offenders = report.Offenders.Select(offender => new
        {
            Policy = offender.PolicyId,
            offender.Domain,
            offender.Product,
            offender.IsBlocked,
            offender.IsWaived,
            Findings = offender.Findings.Select(finding => LintJson.Of(LintFinding.Of(finding, policy: null))),
        }),
    });

    private static void WriteTable(Page page, DryRunReport report, DocumentSet documents)
    {
        if (report.Offenders.Count > 0)
            page.Table(["policy", "domain", "product", "would be", "findings", "first"], report.Offenders.Select(Row));
        var passed = report.Outcomes.Count(outcome => outcome.Verdict == Verdict.Pass);
        page.Line($"{passed} of {report.Outcomes.Count} policies would pass over "
            + $"{documents.Products.Count} products and {documents.Contracts.Count} contracts");
        foreach (var outcome in report.Outcomes.Where(outcome => outcome.Verdict is Verdict.Error or Verdict.NotExecuted))
            page.Line(page.Paint(Ink.Faint, $"not executed: {outcome.PolicyId}: {outcome.Reason}"));
    }

    private static IReadOnlyList<Cell> Row(DryRunOffender offender) =>
    [
        new(offender.PolicyId, Ink.Name), new(offender.Domain), new(offender.Product),
        offender.IsBlocked ? new("blocked", Ink.Bad) : offender.IsWaived ? new("waived", Ink.Faint) : new("warned", Ink.Doubtful),
        new($"{offender.Findings.Count}"), new(offender.Findings[0].Message),
    ];
}
