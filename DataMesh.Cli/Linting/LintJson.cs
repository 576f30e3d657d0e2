using DataMesh.Cli.CommandLine;

namespace DataMesh.Cli.Linting;

/// <summary>For programs: the report as one object.</summary>
internal sealed class LintJson(Surroundings surroundings) : ILintRenderer
{
    public void Write(LintReport report) => JsonPage.Write(surroundings.Out, new
    {
        Errors = report.Count(LintLevel.Error),
        Warnings = report.Count(LintLevel.Warning),
        Notes = report.Count(LintLevel.Note),
        report.Files,
        Findings = report.Findings.Select(Of),
        report.PoliciesRun,
        report.NotRun,
    });

    public static object Of(LintFinding finding) => new
    {
        Level = LintPage.Word(finding.Level),
        finding.Code,
        finding.File,
        finding.Line,
        finding.Column,
        finding.Path,
        finding.Message,
        finding.Fix,
        Policy = finding.Policy?.Id,
        finding.Waived,
    };
}
