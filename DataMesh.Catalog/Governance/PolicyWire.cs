using DataMesh.Client;
using DataMesh.Contracts;
using DataMesh.Governance;

namespace DataMesh.Catalog.Governance;

/// <summary>What policies say, as readers of the catalog get it.</summary>
internal static class PolicyWire
{
    public static PolicyVerdict Verdict(PolicyOutcome outcome) => new()
    {
        Policy = outcome.PolicyId,
        Title = outcome.Policy?.Title,
        Version = outcome.Policy?.Version.Text,
        Severity = outcome.Policy is null ? null : Word(outcome.Policy.Severity),
        Status = outcome.Policy is null ? null : Word(outcome.Policy.Status),
        Domain = outcome.Domain,
        Verdict = outcome.Verdict switch
        {
            DataMesh.Governance.Verdict.Pass => CheckStatus.Pass,
            DataMesh.Governance.Verdict.Fail => CheckStatus.Fail,
            DataMesh.Governance.Verdict.Error => CheckStatus.Error,
            _ => CheckStatus.NotExecuted,
        },
        Reason = outcome.Reason,
        Offences = [.. outcome.Findings.Select(Offence)],
        HasMore = outcome.HasMore,
    };

    public static PolicyOffence Offence(PolicyFinding finding) => new()
    {
        Policy = finding.PolicyId,
        Severity = Word(finding.Severity),
        File = finding.File,
        Line = finding.Line,
        Column = finding.Column,
        Path = finding.Path,
        Domain = finding.Domain,
        Product = finding.Product,
        Contract = finding.Contract,
        Message = finding.Message,
        Fix = finding.Fix,
        Waiver = finding.Waiver is { } waiver ? new() { Reason = waiver.Reason, Owner = waiver.Owner, Until = waiver.Until } : null,
    };

    public static PolicySummary Summary(Policy policy) => new()
    {
        Id = policy.Id,
        Title = policy.Title,
        Rationale = policy.Rationale,
        Severity = Word(policy.Severity),
        Status = Word(policy.Status),
        Version = policy.Version.Text,
        Scope = Word(policy.Scope),
        Owner = policy.Owner,
        Fix = policy.Fix,
        Check = policy.Check,
        File = policy.File,
        Domain = policy.Domain,
    };

    public static DocumentFinding Finding(Finding finding) => new()
    {
        Severity = Word(finding.Severity),
        Code = finding.Code,
        File = finding.File,
        Line = finding.Line,
        Column = finding.Column,
        Path = finding.Path,
        Message = finding.Message,
        Fix = finding.Fix,
    };

    public static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
