namespace DataMesh.Contracts;

/// <summary>Which texts YAML reads back unquoted. Stricter than YAML: what is doubtful is quoted.</summary>
internal static class PlainScalars
{
    // What readers of YAML 1.1 take for a boolean or null.
    private static readonly HashSet<string> Words =
        new(["y", "n", "yes", "no", "on", "off", "true", "false", "null"], StringComparer.OrdinalIgnoreCase);

    /// <summary>True when the text can stand unquoted as key or value of a block and is read as itself.</summary>
    public static bool IsSafe(string text) =>
        text.Length > 0
        && IsStart(text)
        && text[^1] is not (' ' or ':')
        && IsOneLine(text)
        && !text.Contains('\t', StringComparison.Ordinal)
        && !text.Contains(": ", StringComparison.Ordinal)
        && !text.Contains(" #", StringComparison.Ordinal)
        // YAML allows this, but YamlDotNet takes a key for an alias (its scanner looks at the star alone).
        && !text.Contains(" *", StringComparison.Ordinal);

    /// <summary>True when every reader, of YAML 1.1 too, takes the unquoted text for text.</summary>
    public static bool IsSurelyText(string text) =>
        text.Length > 0 && char.IsAsciiLetter(text[0]) && IsSafe(text) && !Words.Contains(text);

    /// <summary>True when the text needs no escapes and is one line.</summary>
    public static bool IsOneLine(string text) =>
        text.All(c => c is '\t' or (>= ' ' and < '\u007F') or (> '\u00A0' and < '\uFFFE' and not ('\u2028' or '\u2029' or '\uFEFF')));

    private static bool IsStart(string text) =>
        char.IsLetterOrDigit(text[0])
        || text[0] is '_' or '/' or '$' or '~' or '+' or '(' or '.' or '^' or '\\' or '<' or '='
            && !text.StartsWith("...", StringComparison.Ordinal)
        || (text[0] == '-' && text.Length > 1 && char.IsAsciiLetterOrDigit(text[1]));
}
