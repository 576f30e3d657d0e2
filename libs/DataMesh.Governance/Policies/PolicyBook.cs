using DataMesh.Contracts;

namespace DataMesh.Governance;

/// <summary>All policies and waivers that are in force, read together, so that they can be held against each other.</summary>
public sealed record PolicyBook
{
    /// <summary>Policies of the whole mesh and of domains, by id; those with errors are not among them.</summary>
    public required IReadOnlyList<Policy> Policies { get; init; }

    /// <summary>Waivers that may hold: complete, for a known policy that does not block. Some may have expired.</summary>
    public required IReadOnlyList<Waiver> Waivers { get; init; }

    /// <summary>What is wrong with the files, alone and together.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>Policies that could not be used: judging says so of each, and lets nothing pass.</summary>
    public required IReadOnlyList<UnusablePolicy> Unusable { get; init; }

    /// <summary>False when any file has an error: keep the last good book.</summary>
    public bool IsValid => Findings.All(finding => finding.Severity != Severity.Error);

    /// <summary>The policies that judge documents of some domains: those of the mesh and their own, without drafts.</summary>
    public IReadOnlyList<Policy> InForce(IReadOnlyCollection<string> domains)
    {
        ArgumentNullException.ThrowIfNull(domains);
        return
        [
            .. Policies.Where(policy => policy.Status != PolicyStatus.Draft && (policy.Domain is null || domains.Contains(policy.Domain))),
        ];
    }

    /// <summary>Reads the policies of the mesh and what domains add. Files that are neither policies nor waivers are passed over.</summary>
    public static PolicyBook Read(IEnumerable<PolicyFile> global, IEnumerable<DomainPolicies> domains)
    {
        ArgumentNullException.ThrowIfNull(global);
        ArgumentNullException.ThrowIfNull(domains);
        var compiler = new PolicyBookCompiler();
        compiler.AddGlobal(global.Where(file => file.IsPolicy));
        foreach (var domain in domains)
            compiler.AddDomain(domain);
        return compiler.Compile();
    }
}
