using DataMesh.Contracts;

namespace DataMesh.Governance;

/// <summary>Puts policies and waivers together and finds where they contradict each other.</summary>
internal sealed class PolicyBookCompiler
{
    private const string Section = "DataMesh policy";
    private readonly List<Policy> _policies = [];
    private readonly List<Waiver> _waivers = [];
    private readonly List<Finding> _findings = [];
    private readonly List<UnusablePolicy> _unusable = [];
    private readonly List<DomainPolicies> _domains = [];

    public void AddGlobal(IEnumerable<PolicyFile> files)
    {
        foreach (var file in files.OrderBy(file => file.Name, StringComparer.Ordinal))
            Accept(file, domain: null);
    }

    public void AddDomain(DomainPolicies domain) => _domains.Add(domain);

    public PolicyBook Compile()
    {
        foreach (var domain in _domains.OrderBy(domain => domain.Domain, StringComparer.Ordinal))
        {
            foreach (var file in domain.Files.Where(file => file.IsPolicy).OrderBy(file => file.Name, StringComparer.Ordinal))
                Accept(file, domain.Domain);
        }

        // After all policies, so that a waiver may be for any of them.
        foreach (var domain in _domains)
        {
            foreach (var file in domain.Files.Where(file => file.IsWaivers))
                AcceptWaivers(file, domain.Domain);
        }

        return new PolicyBook
        {
            Policies = [.. _policies.OrderBy(policy => policy.Id, StringComparer.Ordinal)],
            Waivers = _waivers,
            Findings = _findings,
            Unusable = _unusable,
        };
    }

    private void Accept(PolicyFile file, string? domain)
    {
        var read = PolicyReader.Read(file, domain);
        _findings.AddRange(read.Findings);
        if (read.Value is not { } policy)
        {
            _unusable.Add(new(file.Name, domain, read.Findings.First(finding => finding.Severity == Severity.Error).Message));
            return;
        }

        if (Contradiction(policy) is { } contradiction)
        {
            _findings.Add(contradiction);
            _unusable.Add(new(file.Name, domain, contradiction.Message));
            return;
        }

        _policies.Add(policy);
        if (policy is { Tightens: { } tightened, Check.Length: 0 })
            _policies[^1] = policy with { Check = Global(tightened)!.Check };
    }

    private Finding? Contradiction(Policy policy)
    {
        if (_policies.Find(other => other.Id == policy.Id) is { } first)
        {
            return first.Domain is null && policy.Domain is not null
                ? On(policy, "id", "policy-id-taken", $"'{policy.Id}' is the id of a policy of the whole mesh ({first.File})",
                    "take another id; to make the policy stricter, say 'tightens: " + policy.Id + "'")
                : On(policy, "id", "policy-id-twice", $"'{policy.Id}' is the id of two policies; the other is in {first.File}",
                    "take another id, or remove one of the two");
        }

        return policy.Tightens is null ? null : Loosening(policy, policy.Tightens);
    }

    private Finding? Loosening(Policy policy, string tightened)
    {
        if (Global(tightened) is not { } global)
        {
            var meant = Spelling.Nearest(tightened, _policies.Where(other => other.Domain is null).Select(other => other.Id));
            return On(policy, "tightens", "policy-unknown", $"the mesh has no policy '{tightened}'",
                meant is null ? "name a policy of the folder governance" : $"did you mean '{meant}'?");
        }

        if (policy.Severity < global.Severity)
        {
            return On(policy, "severity", "policy-loosens",
                $"'{tightened}' is {global.Severity.Word()} in the whole mesh; a domain may only be stricter",
                $"say severity: {global.Severity.Word()} or heavier");
        }

        return policy.Status < global.Status
            ? On(policy, "status", "policy-loosens",
                $"'{tightened}' is {global.Status.Word()} in the whole mesh; a domain may only be stricter",
                $"say status: {global.Status.Word()} or later")
            : null;
    }

    private void AcceptWaivers(PolicyFile file, string domain)
    {
        var (waivers, findings) = WaiverReader.Read(file, domain);
        _findings.AddRange(findings);
        foreach (var waiver in waivers)
        {
            if (Objection(waiver) is { } objection)
                _findings.Add(objection);
            else
                _waivers.Add(waiver);
        }
    }

    private Finding? Objection(Waiver waiver)
    {
        var policy = _policies.Find(other => other.Id == waiver.Policy && (other.Domain is null || other.Domain == waiver.Domain));
        if (policy is null)
        {
            var meant = Spelling.Nearest(waiver.Policy, _policies.Select(other => other.Id));
            return Findings.At(waiver.File, waiver.Node, "policy", "waiver-of-unknown-policy", $"there is no policy '{waiver.Policy}'",
                meant is null ? "remove the waiver" : $"did you mean '{meant}'?", Section);
        }

        return policy.Severity == PolicySeverity.Blocking
            ? Findings.At(waiver.File, waiver.Node, "policy", "waiver-of-blocking-policy",
                $"'{policy.Id}' is blocking: it cannot be waived",
                $"mend what it finds, or ask {policy.Owner} to change the policy", Section)
            : null;
    }

    private Policy? Global(string id) => _policies.Find(policy => policy.Id == id && policy.Domain is null);

    private static Finding On(Policy policy, string field, string code, string message, string fix) =>
        Findings.At(policy.File, policy.Node, field, code, message, fix, Section);
}
