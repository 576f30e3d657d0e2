using DataMesh.Cli.CommandLine;

namespace DataMesh.Cli.Linting;

/// <summary>For people: one line that editors make clickable and one with the fix, for each finding; then what was looked at.</summary>
internal sealed class LintPage(Surroundings surroundings) : ILintRenderer
{
    private readonly Page _page = new(surroundings);

    public void Write(LintReport report)
    {
        foreach (var finding in report.Findings)
            Write(finding);
        if (report.Findings.Count > 0)
            _page.Line();
        _page.Line(Sum(report));
        if (report.NotRun.Count > 0)
        {
            var names = string.Join(", ", report.NotRun.Select(policy => policy.Policy).Distinct().Order(StringComparer.Ordinal));
            _page.Line(_page.Paint(Ink.Faint, $"not executed, as drafts or because only the mesh knows what they read: {names}"));
        }
    }

    /// <summary>One finding alone.</summary>
    public void Write(LintFinding finding)
    {
        var path = finding.Path.Length == 0 ? string.Empty : _page.Paint(Ink.Faint, $" ({finding.Path})");
        var place = _page.Paint(Ink.Strong, $"{finding.File}:{finding.Line}:{finding.Column}");
        _page.Line($"{place}: {_page.Paint(InkOf(finding.Level), $"{Word(finding.Level)} {finding.Code}")}: {Flat(finding.Message)}{path}");
        _page.Line($"    {_page.Paint(Ink.Good, "fix:")} {Flat(finding.Fix)}");
        if (finding.Waived is { } waived)
            _page.Line($"    {_page.Paint(Ink.Faint, waived)}");
    }

    public static string Word(LintLevel level) => level switch
    {
        LintLevel.Error => "error",
        LintLevel.Warning => "warning",
        _ => "note",
    };

    private static string Flat(string text) => Page.Shown(text.ReplaceLineEndings(" "));

    private static Ink InkOf(LintLevel level) => level switch
    {
        LintLevel.Error => Ink.Bad,
        LintLevel.Warning => Ink.Doubtful,
        _ => Ink.Name,
    };

    private string Sum(LintReport report)
    {
        string[] counts =
        [
            .. new[] { LintLevel.Error, LintLevel.Warning, LintLevel.Note }
                .Where(level => report.Count(level) > 0)
                .Select(level => _page.Paint(InkOf(level), Many(report.Count(level), Word(level)))),
        ];
        var found = counts.Length == 0 ? _page.Paint(Ink.Good, "nothing is wrong") : string.Join(", ", counts);
        return $"{found} in {Many(report.Files.Count, "file")}; {Many(report.PoliciesRun, "policy", "policies")} executed";
    }

    private static string Many(int count, string one, string? many = null) => $"{count} {(count == 1 ? one : many ?? one + "s")}";
}
