namespace DataMesh.Contracts;

/// <summary>
/// Lengths of a text's lines, to keep positions inside of it: YAML places what is empty or missing at the end one line or column too far.
/// </summary>
internal sealed class TextLines
{
    private readonly List<int> _lengths = [];

    public TextLines(string text)
    {
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            // The line breaks of YAML 1.1, by which YamlDotNet counts.
            if (text[i] is not ('\n' or '\r' or '\u0085' or '\u2028' or '\u2029'))
                continue;
            _lengths.Add(i - start);
            if (text[i] == '\r' && i + 1 < text.Length && text[i + 1] == '\n')
                i++;
            start = i + 1;
        }

        _lengths.Add(text.Length - start);
    }

    /// <summary>The position, or the nearest one inside of the text. One past the end of a line is inside.</summary>
    public SourcePosition Inside(int line, int column)
    {
        var nearest = Math.Clamp(line, 1, _lengths.Count);
        var end = _lengths[nearest - 1] + 1;
        return new SourcePosition(nearest, nearest < line ? end : Math.Clamp(column, 1, end));
    }
}
