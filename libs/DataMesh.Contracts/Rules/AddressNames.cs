using System.Text.RegularExpressions;

namespace DataMesh.Contracts;

/// <summary>What names may be part of an address: paths, SQL schemas and OData identifiers at once.</summary>
internal static partial class AddressNames
{
    public const string SlugRule = "lower-case letters, digits and single dashes, beginning with a letter, at most 63 characters";
    public const string IdentifierRule = "letters, digits and underscores, beginning with a letter or underscore, at most 63 characters";

    /// <summary>Domains, products and contracts: <c>on-time-performance</c>.</summary>
    public static bool IsSlug(string name) => name.Length <= 63 && Slug().IsMatch(name);

    /// <summary>Objects, columns and sources: <c>airport_month</c>.</summary>
    public static bool IsIdentifier(string name) => name.Length <= 63 && Identifier().IsMatch(name);

    /// <summary>A name that would do, for the fix of a finding.</summary>
    public static string Suggest(string name, char separator)
    {
        var words = string.Concat(name.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : ' '))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var suggestion = string.Join(separator, words);
        return suggestion.Length == 0 || !char.IsAsciiLetter(suggestion[0])
            ? $"a name such as 'airport{separator}month'"
            : $"'{suggestion[..Math.Min(63, suggestion.Length)]}'";
    }

    [GeneratedRegex(@"\A[a-z][a-z0-9]*(-[a-z0-9]+)*\z")]
    private static partial Regex Slug();

    [GeneratedRegex(@"\A[A-Za-z_][A-Za-z0-9_]*\z")]
    private static partial Regex Identifier();
}
