using DataMesh.Contracts;
using DuckDB.NET.Data;

namespace DataMesh.Governance;

/// <summary>Holds documents against policies. The same engine serves authors, publishing and the whole mesh.</summary>
public sealed class PolicyEngine(JudgingLimits limits, TimeProvider time)
{
    /// <summary>Judges documents: every policy that concerns their domains ends in one outcome.</summary>
    public Task<PolicyReport> JudgeAsync(PolicyBook book, DocumentSet documents, MeshFacts facts, CancellationToken ct) =>
        JudgeAsync(book, Matter(book, documents, facts), ct);

    /// <summary>The same of documents that are to be published: what others in the mesh offend against is none of theirs.</summary>
    public Task<PolicyReport> JudgePublicationAsync(PolicyBook book, DocumentSet documents, MeshFacts facts, CancellationToken ct) =>
        JudgeAsync(book, Matter(book, documents, facts) with { IsPublication = true }, ct);

    private async Task<PolicyReport> JudgeAsync(PolicyBook book, JudgingMatter matter, CancellationToken ct)
    {
        var domains = matter.Documents.Domains;
        var policies = book.Policies.Where(policy => policy.Domain is null || domains.Contains(policy.Domain)).ToList();
        var outcomes = await JudgeAllAsync(book.InForce(domains), matter, limits, ct);
        return new PolicyReport
        {
            Outcomes =
            [
                .. outcomes
                    .Concat(policies.Where(policy => policy.Status == PolicyStatus.Draft).Select(Draft))
                    .Concat(book.Unusable.Where(file => file.Domain is null || domains.Contains(file.Domain)).Select(Unusable))
                    .OrderBy(outcome => outcome.PolicyId, StringComparer.Ordinal),
            ],
            Findings = [.. book.Findings, .. book.Waivers.Where(HasExpired).Select(Expired)],
        };
    }

    /// <summary>Runs policies, drafts too, as if they were enforced, and says which products would fail.</summary>
    /// <param name="book">Policies and waivers.</param>
    /// <param name="policyIds">Which policies to try; empty for all.</param>
    /// <param name="documents">Products and contracts, of the whole mesh if need be.</param>
    /// <param name="facts">What is known of the mesh.</param>
    /// <param name="ct">Ends it.</param>
    /// <exception cref="ArgumentException">There is no such policy.</exception>
    public async Task<DryRunReport> DryRunAsync(
        PolicyBook book, IReadOnlyCollection<string> policyIds, DocumentSet documents, MeshFacts facts, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(book);
        ArgumentNullException.ThrowIfNull(policyIds);
        ArgumentNullException.ThrowIfNull(documents);
        ArgumentNullException.ThrowIfNull(facts);
        if (policyIds.FirstOrDefault(id => book.Policies.All(policy => policy.Id != id)) is { } unknown)
            throw new ArgumentException($"There is no policy '{unknown}'.", nameof(policyIds));
        var tried = book.Policies
            .Where(policy => policyIds.Count == 0 || policyIds.Contains(policy.Id))
            .Select(policy => policy with { Status = PolicyStatus.Enforced })
            .ToList();
        return DryRunReport.Of(await JudgeAllAsync(
            tried, Matter(book, documents, facts), limits with { FindingsPerPolicy = limits.FindingsPerDryRun }, ct));
    }

    private static async Task<IReadOnlyList<PolicyOutcome>> JudgeAllAsync(
        IReadOnlyList<Policy> policies, JudgingMatter matter, JudgingLimits bounds, CancellationToken ct)
    {
        try
        {
            using var judgement = await Judgement.OpenAsync(matter, policies, bounds, ct);
            var outcomes = new List<PolicyOutcome>();
            foreach (var policy in policies)
                outcomes.Add(await judgement.JudgeAsync(policy, ct));
            return outcomes;
        }
        catch (DuckDBException failure)
        {
            // A check's own failure is its outcome; this one is of loading, and therefore of all.
            return [.. policies
                .Select(policy => NotLoaded(policy, $"the documents could not be loaded: {CheckText.Gist(failure.Message)}"))];
        }
    }

    private static PolicyOutcome NotLoaded(Policy policy, string reason) =>
        new() { PolicyId = policy.Id, Policy = policy, Domain = policy.Domain, Verdict = Verdict.Error, Reason = reason };

    private JudgingMatter Matter(PolicyBook book, DocumentSet documents, MeshFacts facts)
    {
        ArgumentNullException.ThrowIfNull(book);
        ArgumentNullException.ThrowIfNull(documents);
        ArgumentNullException.ThrowIfNull(facts);
        return new(documents, facts, [.. book.Waivers.Where(waiver => !HasExpired(waiver))], time.GetUtcNow());
    }

    private bool HasExpired(Waiver waiver) => waiver.Until < DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    private static Finding Expired(Waiver waiver) => Findings.At(
        waiver.File, waiver.Node, "until", "waiver-expired", $"the waiver of '{waiver.Policy}' ended on {waiver.Until:yyyy-MM-dd}",
        "mend what the policy finds and remove the waiver, or agree on another date", "DataMesh waivers");

    private static PolicyOutcome Draft(Policy policy) => new()
    {
        PolicyId = policy.Id,
        Policy = policy,
        Domain = policy.Domain,
        Verdict = Verdict.NotExecuted,
        Reason = "it is a draft: only its own examples run",
    };

    private static PolicyOutcome Unusable(UnusablePolicy file) => new()
    {
        PolicyId = file.File,
        Domain = file.Domain,
        Verdict = Verdict.Error,
        Reason = $"{file.File} cannot be used: {file.Reason}",
    };
}
