using System.Globalization;
using System.Text;

namespace DataMesh.Contracts;

/// <summary>What must hold of a text before YAML looks at it.</summary>
internal static class TextCheck
{
    private const string Section = "YAML";

    /// <summary>False, with a finding, when the text is too big or holds a character that YAML forbids.</summary>
    public static bool IsReadable(string text, FindingList findings)
    {
        if (Encoding.UTF8.GetByteCount(text) > DocumentLimits.Bytes)
        {
            findings.Add(Severity.Error, new SourcePosition(1, 1), "", new Demand("too-big", Section),
                $"the document is bigger than {DocumentLimits.Bytes} bytes", "split it");
            return false;
        }

        var line = 1;
        var lineStart = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\n')
            {
                line++;
                lineStart = i + 1;
            }
            else if (!IsPrintable(text, i))
            {
                findings.Add(Severity.Error, new SourcePosition(line, i - lineStart + 1), "", new Demand("unprintable-character", Section),
                    string.Create(CultureInfo.InvariantCulture, $"the character U+{(int)c:X4} must not occur in YAML"),
                    "remove it, or write it as an escape in double quotes");
                return false;
            }
        }

        return true;
    }

    // YAML 1.2 §5.1: tab, line breaks, and everything from space on except DEL, C1 controls (but NEL), lone surrogates, U+FFFE and U+FFFF.
    private static bool IsPrintable(string text, int i)
    {
        var c = text[i];
        if (char.IsHighSurrogate(c))
            return i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
        if (char.IsLowSurrogate(c))
            return i > 0 && char.IsHighSurrogate(text[i - 1]);
        return c is '\t' or '\n' or '\r' or '\u0085' or (>= ' ' and < '\u007F') or (>= '\u00A0' and < '\uFFFE');
    }
}
