using System.Globalization;

namespace DataMesh.Contracts;

/// <summary>Names that the mesh takes, made from those of a source.</summary>
internal static class DraftNames
{
    private const int Longest = 63;

    /// <summary>A contract's name from a file's: <c>On time.schema.json</c> becomes <c>on-time</c>.</summary>
    public static string OfFile(string file)
    {
        var name = file[(file.LastIndexOfAny(['/', '\\']) + 1)..];
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        return dot > 0 ? name[..dot] : name;
    }

    /// <summary>Lower-case words with dashes between; <c>imported</c> when nothing is left.</summary>
    public static string Slug(string name)
    {
        var words = Words(name.ToLowerInvariant());
        while (words.Count > 0 && !char.IsAsciiLetter(words[0][0]))
            words.RemoveAt(0);
        var slug = string.Join('-', words);
        return slug.Length == 0 ? "imported" : slug[..Math.Min(Longest, slug.Length)].TrimEnd('-');
    }

    /// <summary>The name when it is one, otherwise the nearest that no neighbour has, whatever the case.</summary>
    public static string Identifier(string name, HashSet<string> taken, string prefix)
    {
        var made = AddressNames.IsIdentifier(name) && (prefix.Length == 0 || name[0] != '_') ? name : Make(name, prefix);
        var unique = made;
        for (var i = 2; !taken.Add(unique); i++)
        {
            var suffix = string.Create(CultureInfo.InvariantCulture, $"_{i}");
            unique = made[..Math.Min(made.Length, Longest - suffix.Length)] + suffix;
        }

        return unique;
    }

    /// <summary>A name below a column, where any text will do but must be given once.</summary>
    public static string Nested(string name, HashSet<string> taken)
    {
        var made = string.IsNullOrWhiteSpace(name) ? "unnamed" : name;
        var unique = made;
        for (var i = 2; !taken.Add(unique); i++)
            unique = string.Create(CultureInfo.InvariantCulture, $"{made}_{i}");
        return unique;
    }

    private static string Make(string name, string prefix)
    {
        var made = string.Join('_', Words(name));
        if (made.Length == 0 || !char.IsAsciiLetter(made[0]))
            made = (prefix.Length == 0 ? "_" : prefix) + made;
        return made[..Math.Min(Longest, made.Length)];
    }

    private static List<string> Words(string name) =>
        [.. string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) ? c : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries)];
}
