using DataMesh.Cli.CommandLine;

namespace DataMesh.Cli.Linting;

/// <summary>For GitHub: workflow commands, which its checks show beside the lines.</summary>
internal sealed class LintAnnotations(Surroundings surroundings) : ILintRenderer
{
    public void Write(LintReport report)
    {
        foreach (var finding in report.Findings)
        {
            var command = finding.Level == LintLevel.Note ? "notice" : LintPage.Word(finding.Level);
            var place = $"file={Property(finding.File)},line={finding.Line},col={finding.Column},title={Property(finding.Code)}";
            surroundings.Out.WriteLine($"::{command} {place}::{Data($"{finding.Message}. Fix: {finding.Fix}")}");
        }
    }

    private static string Data(string text) => Page.Shown(text)
        .Replace("%", "%25", StringComparison.Ordinal)
        .Replace("\r", "%0D", StringComparison.Ordinal)
        .Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) =>
        Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
