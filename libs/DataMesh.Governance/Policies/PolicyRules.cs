using DataMesh.Contracts;

namespace DataMesh.Governance;

/// <summary>What must hold of a policy besides its fields.</summary>
internal static class PolicyRules
{
    private const string Section = "DataMesh policy";

    public static void Check(Policy policy, FindingList findings)
    {
        if (policy.Id.Length > 0 && !AddressNames.IsSlug(policy.Id))
        {
            findings.Error(policy.Node.Find("id")!, new Demand("policy-id", Section),
                $"{FindingList.Quote(policy.Id)} is no id of a policy: {AddressNames.SlugRule}",
                $"use {AddressNames.Suggest(policy.Id, '-')}");
        }

        if (policy.Version is { IsSemantic: false, Text.Length: > 0 })
        {
            findings.Error(policy.Node.Find("version")!, new Demand("version-not-semantic", Section),
                $"{FindingList.Quote(policy.Version.Text)} is no semantic version", "write major.minor.patch, such as 1.0.0");
        }

        if (policy is { Tightens: not null, Domain: null })
        {
            findings.Error(policy.Node.Find("tightens")!, new Demand("policy-tightens", Section),
                "a policy of the whole mesh tightens no other", "change the other policy, or move this one into a domain's folder");
        }

        CheckExamples(policy, findings);
    }

    private static void CheckExamples(Policy policy, FindingList findings)
    {
        foreach (var (passes, word) in new[] { (true, "pass"), (false, "fail") })
        {
            if (policy.Check.Length > 0 && policy.Examples.All(example => example.Passes != passes))
            {
                findings.Error(policy.Node.Find("examples") ?? policy.Node, new Demand("policy-untested", Section),
                    $"no example is expected to {word}", $"add an example with 'expect: {word}': examples are the policy's tests");
            }
        }

        foreach (var example in policy.Examples)
        {
            if (example.Today is { } today && !PolicyDates.TryRead(today, out _))
            {
                findings.Error(example.Node.Find("today")!, new Demand("date-malformed", Section),
                    $"{FindingList.Quote(today)} is no date", "write YYYY-MM-DD");
            }

            if (example.Node.Find("facts") is { Kind: not DocumentNodeKind.Mapping } facts)
            {
                findings.Error(facts, new Demand("wrong-type", Section), "facts must be a mapping from relations to lists of rows",
                    "write 'facts: {lineage_edge: [{from_domain: airports}]}'");
            }
        }
    }
}
