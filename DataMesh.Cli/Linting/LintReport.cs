namespace DataMesh.Cli.Linting;

/// <summary>What was looked at and what was found.</summary>
internal sealed record LintReport
{
    /// <summary>Names of the documents, policies and waivers that were looked at.</summary>
    public required IReadOnlyList<string> Files { get; init; }

    /// <summary>All findings in the order of files, lines and columns.</summary>
    public required IReadOnlyList<LintFinding> Findings { get; init; }

    /// <summary>Number of policies that ran to their end.</summary>
    public required int PoliciesRun { get; init; }

    public required IReadOnlyList<PolicyNotRun> NotRun { get; init; }

    public int Count(LintLevel level) => Findings.Count(finding => finding.Level == level);

    /// <summary>The same with every warning an error.</summary>
    public LintReport Strictly() => this with
    {
        Findings = [.. Findings.Select(finding => finding.Level == LintLevel.Warning ? finding with { Level = LintLevel.Error } : finding)],
    };
}
