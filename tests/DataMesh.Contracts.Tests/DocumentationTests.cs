using System.Text.RegularExpressions;

namespace DataMesh.Contracts.Tests;

/// <summary>The reference lists what the code can say: no code undocumented, none documented that is gone.</summary>
public sealed partial class DocumentationTests
{
    [Fact]
    public void The_reference_lists_exactly_the_codes_of_the_code()
    {
        var library = Path.Combine(Repository.Root, "libs", "DataMesh.Contracts");
        var codes = Directory.EnumerateFiles(library, "*.cs", SearchOption.AllDirectories)
            .Where(file => !IsGenerated(file) && !file.Contains("Compatibility", StringComparison.Ordinal))
            .SelectMany(file => Code().Matches(File.ReadAllText(file)).Select(match => match.Groups["code"].Value))
            .Distinct().Order(StringComparer.Ordinal);

        var reference = File.ReadAllText(Path.Combine(Repository.Root, "docs", "contract.md"));
        var table = reference[reference.IndexOf("\n| code | about |", StringComparison.Ordinal)..];
        var rows = table.Split('\n').Skip(3).TakeWhile(line => line.StartsWith('|'));
        var documented = rows.SelectMany(row => Quoted().Matches(row.Split('|')[1]).Select(match => match.Groups["code"].Value))
            .Order(StringComparer.Ordinal);

        Assert.Equal(codes, documented);
    }

    private static bool IsGenerated(string file) => file.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj");

    [GeneratedRegex("Demand\\(\\s*\"(?<code>[a-z0-9-]+)\"")]
    private static partial Regex Code();

    [GeneratedRegex("`(?<code>[a-z0-9-]+)`")]
    private static partial Regex Quoted();
}
