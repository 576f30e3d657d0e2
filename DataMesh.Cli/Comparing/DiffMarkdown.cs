using DataMesh.Cli.CommandLine;
using DataMesh.Contracts;

namespace DataMesh.Cli.Comparing;

/// <summary>For a comment on a pull request: a table.</summary>
internal static class DiffMarkdown
{
    public static void Write(Surroundings surroundings, string contract, ContractComparison comparison)
    {
        var page = surroundings.Out;
        page.WriteLine($"### {Escape(contract)} {Escape(comparison.Before.Text)} → {Escape(comparison.After.Text)}");
        page.WriteLine();
        page.WriteLine(comparison.VersionFinding is { } finding
            ? $"**{finding.Code}**: {Escape(finding.Message)}. Fix: {Escape(finding.Fix)}."
            : comparison.Changes.Count == 0 ? "Nothing changed."
            : $"The version is enough: the changes demand a {Word(comparison.Demands)} version.");
        if (comparison.Changes.Count == 0)
            return;

        page.WriteLine();
        page.WriteLine("| change | where | before | after | readers | writers | |");
        page.WriteLine("|---|---|---|---|---|---|---|");
        foreach (var change in comparison.Changes.OrderByDescending(change => change.Kind.Impact))
        {
            page.WriteLine(
                $"| {change.Code} | {Code(change.Path)} | {Code(change.Before)} | {Code(change.After)} "
                + $"| {Impactful(change.Kind.Readers)} | {Impactful(change.Kind.Writers)} | {Escape(change.Kind.Consequence)} |");
        }
    }

    private static string Impactful(Impact impact) => impact == Impact.Breaking ? "**breaking**" : Word(impact);

    // What an author wrote could be a link or a picture; as code it is only text. A backtick would end the code.
    private static string Code(string? text) => string.IsNullOrEmpty(text)
        ? string.Empty
        : $"`{Flat(text).Replace('`', '\'').Replace("|", "\\|", StringComparison.Ordinal)}`";

    private static string Escape(string text) =>
        string.Concat(Flat(text).Select(c => "\\`*_[]<>|#&".Contains(c, StringComparison.Ordinal) ? $"\\{c}" : c.ToString()));

    private static string Flat(string text) => Page.Shown(text.ReplaceLineEndings(" "));

    private static string Word(Enum value) => value.ToString().ToLowerInvariant();
}
