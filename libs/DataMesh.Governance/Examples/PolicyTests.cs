using DataMesh.Contracts;

namespace DataMesh.Governance;

/// <summary>Runs the examples of policies: a policy whose examples do not behave is itself a finding.</summary>
public sealed class PolicyTests(JudgingLimits limits)
{
    private static readonly DateOnly DefaultDay = new(2026, 1, 1);

    /// <summary>Findings on examples that end otherwise than they say, in the order of the policies; none when all behave.</summary>
    public async Task<IReadOnlyList<Finding>> RunAsync(IEnumerable<Policy> policies, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(policies);
        var findings = new List<Finding>();
        foreach (var policy in policies)
        {
            foreach (var example in policy.Examples)
                findings.AddRange(await RunAsync(policy, example, ct));
        }

        return findings;
    }

    private async Task<IReadOnlyList<Finding>> RunAsync(Policy policy, PolicyExample example, CancellationToken ct)
    {
        var documents = new ExampleDocuments(policy);
        var set = new DocumentSet(
            documents.Products(example.Products, "product"), documents.Contracts(example.Contracts, "contract"));
        var facts = documents.Facts(example);
        if (documents.Findings.Count > 0)
            return documents.Findings;

        var day = example.Today is { } today && PolicyDates.TryRead(today, out var given) ? given : DefaultDay;
        var matter = new JudgingMatter(set, facts, [], new(day, TimeOnly.MinValue, TimeSpan.Zero));
        using var judgement = await Judgement.OpenAsync(matter, [policy], limits, ct);
        // A local policy sees its own domain only; its examples are all of it.
        var outcome = await judgement.JudgeAsync(policy with { Domain = null }, ct);
        return Complaint(example, outcome) is { } complaint
            ? [Findings.At(policy.File, example.Node, "title", "example-misbehaves", complaint, "mend the check or the example",
                "DataMesh policy")]
            : [];
    }

    private static string? Complaint(PolicyExample example, PolicyOutcome outcome)
    {
        var title = FindingList.Quote(example.Title);
        return outcome.Verdict switch
        {
            Verdict.Error => $"the example {title} cannot be judged: {outcome.Reason}",
            Verdict.NotExecuted => $"the example {title} was not executed: {outcome.Reason}; give it such rows, or none, under facts",
            Verdict.Fail when example.Passes =>
                $"the example {title} should pass, but: {outcome.Findings[0].Message} ({outcome.Findings[0].Path})",
            Verdict.Pass when !example.Passes => $"the example {title} should fail, but passes",
            Verdict.Fail when example.At.Count > 0 => Elsewhere(title, example.At, outcome),
            _ => null,
        };
    }

    private static string? Elsewhere(string title, IReadOnlyList<string> expected, PolicyOutcome outcome)
    {
        var found = outcome.Findings.Select(finding => finding.Path).ToList();
        return found.Order(StringComparer.Ordinal).SequenceEqual(expected.Order(StringComparer.Ordinal), StringComparer.Ordinal)
            ? null
            : $"the example {title} should fail at {string.Join(", ", expected)}, but fails at {string.Join(", ", found)}";
    }
}
