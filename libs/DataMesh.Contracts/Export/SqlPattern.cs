using System.Text;

namespace DataMesh.Contracts;

/// <summary>
/// Regular expressions of ECMA-262 that databases understand alike: literals, classes, groups, alternatives and repetition. Anything
/// else is left out rather than given another meaning.
/// </summary>
internal static class SqlPattern
{
    private const int Longest = 1000;
    private const int MostRepetition = 255;

    /// <summary>True when the pattern means the same in RE2, DuckDB's engine.</summary>
    public static bool IsShared(string pattern) => Translate(pattern) is not null;

    /// <summary>The pattern in PostgreSQL's words, or null.</summary>
    public static string? ToPostgres(string pattern) => Translate(pattern);

    private static string? Translate(string pattern)
    {
        if (pattern.Length is 0 or > Longest || pattern.Contains('\0', StringComparison.Ordinal) || !IsRegex(pattern))
            return null;
        var text = new StringBuilder();
        var inClass = false;
        for (var at = 0; at < pattern.Length; at++)
        {
            var c = pattern[at];
            if (c == '\\')
            {
                if (++at >= pattern.Length || Escape(pattern[at], inClass) is not { } escape)
                    return null;
                text.Append(escape);
                continue;
            }

            if (inClass ? !IsPlainInClass(pattern, at, c) : !IsPlain(pattern, at, c))
                return null;
            inClass = inClass ? c != ']' : c == '[';
            text.Append(c);
        }

        return inClass ? null : text.ToString();
    }

    // Written out, for PostgreSQL's own \w and \d follow the locale. The rest of the letters is an engine's own.
    private static string? Escape(char c, bool inClass) => c switch
    {
        'd' => inClass ? "0-9" : "[0-9]",
        'w' => inClass ? "A-Za-z0-9_" : "[A-Za-z0-9_]",
        't' or 'n' or 'r' => $"\\{c}",
        _ when char.IsAscii(c) && !char.IsAsciiLetterOrDigit(c) => $"\\{c}",
        _ => null,
    };

    private static bool IsPlainInClass(string pattern, int at, char c) => c switch
    {
        // [[:alpha:]] is a class of POSIX and a set of five characters in ECMA-262; so is [] the empty set there.
        '[' => false,
        '&' => at + 1 < pattern.Length && pattern[at + 1] != '&',
        ']' => pattern[at - 1] != '[' && !(pattern[at - 1] == '^' && pattern[at - 2] == '['),
        _ => true,
    };

    private static bool IsPlain(string pattern, int at, char c) => c switch
    {
        // Groups with a question mark are lookarounds and names; *** begins PostgreSQL's own directives.
        '(' => at + 1 >= pattern.Length || pattern[at + 1] != '?',
        '*' or '+' or '?' => at > 0 && pattern[at - 1] is not ('*' or '+' or '?' or '}') and not ('(' or '|' or '^'),
        '{' => IsRepetition(pattern, at),
        ']' => false,
        _ => true,
    };

    private static bool IsRepetition(string pattern, int at)
    {
        var end = pattern.IndexOf('}', at);
        if (end < 0 || at == 0)
            return false;
        var bounds = pattern[(at + 1)..end].Split(',');
        return bounds.Length is 1 or 2 && bounds[0].Length > 0
            && bounds.All(b => b.Length == 0 || (b.All(char.IsAsciiDigit) && b.Length < 4 && int.Parse(b, null) <= MostRepetition));
    }

    private static bool IsRegex(string pattern)
    {
        try
        {
            _ = new System.Text.RegularExpressions.Regex(pattern, System.Text.RegularExpressions.RegexOptions.ECMAScript,
                TimeSpan.FromSeconds(1));
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
