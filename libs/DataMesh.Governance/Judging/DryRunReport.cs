namespace DataMesh.Governance;

/// <summary>What would happen if policies were enforced.</summary>
public sealed record DryRunReport
{
    /// <summary>One outcome for each policy that was tried.</summary>
    public required IReadOnlyList<PolicyOutcome> Outcomes { get; init; }

    /// <summary>One entry for each policy and product that would not pass, by policy, domain and product.</summary>
    public required IReadOnlyList<DryRunOffender> Offenders { get; init; }

    /// <summary>
    /// False when a policy ended as an error, was not executed, or found more than the limit keeps: then the list may lack products.
    /// </summary>
    public bool IsComplete => Outcomes.All(outcome => outcome is { Verdict: Verdict.Pass or Verdict.Fail, HasMore: false });

    internal static DryRunReport Of(IReadOnlyList<PolicyOutcome> outcomes) => new()
    {
        Outcomes = outcomes,
        Offenders =
        [
            .. from outcome in outcomes
               from finding in outcome.Findings
               group finding by (finding.PolicyId, Domain: finding.Domain ?? "",
                   Product: finding.Product ?? finding.Contract ?? "") into offender
               orderby offender.Key.PolicyId, offender.Key.Domain, offender.Key.Product
               select new DryRunOffender
               {
                   PolicyId = offender.Key.PolicyId,
                   Domain = offender.Key.Domain,
                   Product = offender.Key.Product,
                   IsBlocked = offender.Any(finding => finding is { Severity: PolicySeverity.Blocking, Waiver: null }),
                   IsWaived = offender.All(finding => finding.Waiver is not null),
                   Findings = [.. offender],
               },
        ],
    };
}
