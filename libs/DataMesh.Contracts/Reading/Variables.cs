using System.Text.RegularExpressions;

namespace DataMesh.Contracts;

/// <summary>
/// <c>${NAME}</c> and <c>${NAME:-default}</c> in servers and in our shorthand <c>sources</c>: replaced where they are used, kept verbatim
/// where they are written. Elsewhere the same signs mean other things, such as the table of a quality query.
/// </summary>
public static partial class Variables
{
    /// <summary>The text with every variable replaced; one without a value and without a default stays as it is.</summary>
    /// <param name="text">A value of a server or source.</param>
    /// <param name="lookup">The value of a name, or null.</param>
    public static string Resolve(string text, Func<string, string?> lookup)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(lookup);
        return Pattern().Replace(text, match => ValueOf(match, lookup) ?? match.Value);
    }

    /// <summary>A finding for every variable of the servers and sources that has neither a value nor a default.</summary>
    /// <param name="contract">The contract.</param>
    /// <param name="lookup">The value of a name, or null.</param>
    /// <param name="file">Name that findings carry.</param>
    public static IReadOnlyList<Finding> Check(DataContract contract, Func<string, string?> lookup, string file)
    {
        ArgumentNullException.ThrowIfNull(contract);
        ArgumentNullException.ThrowIfNull(lookup);
        ArgumentNullException.ThrowIfNull(file);
        var findings = new FindingList(file);
        foreach (var element in contract.Servers.Concat<DocumentElement>(contract.Sources))
            Check(element.Node, lookup, findings);
        return findings.Sorted;
    }

    private static void Check(DocumentNode node, Func<string, string?> lookup, FindingList findings)
    {
        foreach (var entry in node.Entries)
            Check(entry.Value, lookup, findings);
        foreach (var item in node.Items)
            Check(item, lookup, findings);
        foreach (var match in Pattern().Matches(node.Text).Where(match => ValueOf(match, lookup) is null))
        {
            findings.Error(node, new Demand("variable-without-value", "DataMesh variables"),
                $"the variable {FindingList.Quote(match.Groups["name"].Value)} has no value",
                $"set it, or write a default: ${{{match.Groups["name"].Value}:-…}}");
        }
    }

    // As in a shell, a default also stands for an empty value.
    private static string? ValueOf(Match match, Func<string, string?> lookup)
    {
        var value = lookup(match.Groups["name"].Value);
        var fallback = match.Groups["default"];
        return fallback.Success && string.IsNullOrEmpty(value) ? fallback.Value : value;
    }

    [GeneratedRegex(@"\$\{(?<name>[A-Za-z_][A-Za-z0-9_.]{0,127})(:-(?<default>[^}]*))?\}", RegexOptions.ExplicitCapture)]
    private static partial Regex Pattern();
}
