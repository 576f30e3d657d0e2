using System.Text.RegularExpressions;

namespace DataMesh.Cli.Explaining;

/// <summary>What the codes of findings are about, as the documentation says: its pages are in the program.</summary>
internal static partial class CodeBook
{
    private static readonly string[] Pages = ["contract.md", "governance.md", "cli.md"];

    private static readonly Lazy<Dictionary<string, string>> Entries = new(() => Pages.SelectMany(Read)
        .GroupBy(entry => entry.Code, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.First().About, StringComparer.Ordinal));

    /// <summary>All codes of findings.</summary>
    public static IReadOnlyCollection<string> Codes => Entries.Value.Keys;

    /// <summary>What a code is about; null when no page knows it.</summary>
    public static string? Find(string code) => Entries.Value.GetValueOrDefault(code);

    private static IEnumerable<(string Code, string About)> Read(string page)
    {
        using var stream = typeof(CodeBook).Assembly.GetManifestResourceStream(page)
            ?? throw new InvalidOperationException($"The page {page} is not in the program.");
        using var reader = new StreamReader(stream);
        var isFindings = false;
        while (reader.ReadLine() is { } line)
        {
            // The tables of findings begin with `| code | about |` and `| finding | about |`, and end with an empty line.
            isFindings = line is "| code | about |" or "| finding | about |" || (isFindings && line.StartsWith('|'));
            if (isFindings && Row().Match(line) is { Success: true } row)
            {
                foreach (var code in Code().Matches(row.Groups["codes"].Value).Select(match => match.Groups["code"].Value))
                    yield return (code, row.Groups["about"].Value.Trim());
            }
        }
    }

    [GeneratedRegex("^\\| (?<codes>`[^|]+`) \\| (?<about>[^|]+) \\|$", RegexOptions.ExplicitCapture)]
    private static partial Regex Row();

    [GeneratedRegex("`(?<code>[a-z0-9-]+)`", RegexOptions.ExplicitCapture)]
    private static partial Regex Code();
}
