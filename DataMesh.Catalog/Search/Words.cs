using System.Globalization;
using System.Text;

namespace DataMesh.Catalog.Search;

/// <summary>
/// Cuts text into the words that are compared: <c>originAirport_code</c> is <c>origin</c>, <c>airport</c>, <c>code</c>. Case, accents
/// and forms of presentation do not count. The same cut serves what is indexed and what is asked.
/// </summary>
internal static class Words
{
    /// <summary>No word of a language is as long; what is cut off decides nothing.</summary>
    public const int Longest = 48;

    public static IEnumerable<Word> Split(string text)
    {
        var word = new StringBuilder();
        var (start, position) = (0, 0);
        var (before, current) = (Shape.None, Shape.None);
        foreach (var rune in text.EnumerateRunes())
        {
            var shape = ShapeOf(rune, current);
            var isAcronymEnd = shape == Shape.Lower && current == Shape.Upper && before == Shape.Upper && word.Length > 1;
            if (isAcronymEnd)
            {
                // HTTPServer: the S belongs to what follows.
                var last = word[^1];
                word.Length--;
                yield return Cut(word, start, position - 1);
                word.Clear().Append(last);
                start = position - 1;
            }
            else if (word.Length > 0 && (shape == Shape.None || (shape == Shape.Upper && current == Shape.Lower)))
            {
                yield return Cut(word, start, position);
                word.Clear();
            }

            start = word.Length == 0 ? position : start;
            position += rune.Utf16SequenceLength;
            (before, current) = (current, shape);
            if (shape != Shape.None)
            {
                Folding.Append(rune, word);
            }
        }

        if (word.Length > 0)
        {
            yield return Cut(word, start, position);
        }
    }

    /// <summary>The words of a text without anything between them.</summary>
    public static string Join(IEnumerable<string> words) =>
        string.Concat(words) is { Length: > Longest } text ? text[..Longest] : string.Concat(words);

    private static Word Cut(StringBuilder word, int start, int end)
    {
        var length = Math.Min(word.Length, Longest);
        if (length < word.Length && char.IsHighSurrogate(word[length - 1]))
        {
            length--;
        }

        return new(word.ToString(0, length), start, end - start);
    }

    private static Shape ShapeOf(Rune rune, Shape current) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.UppercaseLetter or UnicodeCategory.TitlecaseLetter => Shape.Upper,
        UnicodeCategory.LowercaseLetter or UnicodeCategory.OtherLetter or UnicodeCategory.ModifierLetter => Shape.Lower,
        UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber => current == Shape.None ? Shape.Lower : current,
        UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark => current,
        _ => Shape.None,
    };

    private enum Shape
    {
        None,
        Lower,
        Upper,
    }
}
