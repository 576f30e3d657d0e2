using System.Text.RegularExpressions;

namespace DataMesh.Architecture.Tests;

/// <summary>What the code can answer and what the documentation explains are the same list.</summary>
public sealed partial class ProblemTests
{
    private static readonly string[] Skipped = ["bin", "obj", ".mesh", "artifacts", "node_modules", "tests", "benchmarks", ".git"];

    [Fact]
    public void Every_problem_type_of_the_code_is_explained() => Assert.Empty(InSources().Except(InDocs()));

    [Fact]
    public void Every_explained_problem_type_is_in_the_code() => Assert.Empty(InDocs().Except(InSources()));

    [Fact]
    public void Every_explanation_has_status_meaning_and_remedy() =>
        Assert.All(Rows(), row => Assert.All(row.Split('|')[2..6], cell => Assert.NotEmpty(cell.Trim())));

    [Fact]
    public void Each_type_is_explained_once() => Assert.Equal(InDocs().Distinct(), InDocs());

    private static List<string> InDocs() => [.. Rows().Select(row => DocumentedType().Match(row).Groups["name"].Value)];

    private static IEnumerable<string> Rows() =>
        File.ReadLines(Path.Combine(Repository.Root, "docs", "problems.md")).Where(line => DocumentedType().IsMatch(line));

    /// <summary>Types as texts, and as what is put behind the prefix.</summary>
    private static List<string> InSources() =>
    [
        .. Directory.EnumerateFiles(Repository.Root, "*.cs", SearchOption.AllDirectories)
            .Where(file => !Path.GetRelativePath(Repository.Root, file).Split('/', '\\').Any(Skipped.Contains))
            .SelectMany(file => WrittenType().Matches(File.ReadAllText(file)))
            .Select(match => match.Groups["name"].Value).Distinct().Order(StringComparer.Ordinal),
    ];

    [GeneratedRegex("""(urn:datamesh:problem:|Prefix \+ ")(?<name>[a-z][a-z-]*)""", RegexOptions.ExplicitCapture)]
    private static partial Regex WrittenType();

    [GeneratedRegex(@"^\| `(?<name>[a-z-]+)` \|", RegexOptions.ExplicitCapture)]
    private static partial Regex DocumentedType();
}
