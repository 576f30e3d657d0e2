using System.Globalization;
using System.Text;

namespace DataMesh.Contracts;

/// <summary>Names of C# from names of contracts.</summary>
internal static class CSharpNames
{
    // What every record has: a property of that name would hide it or not compile.
    private static readonly string[] Taken =
        ["Equals", "GetHashCode", "GetType", "ToString", "MemberwiseClone", "ReferenceEquals", "Finalize", "EqualityContract",
            "PrintMembers", "Clone"];

    /// <summary>A name that is none of <paramref name="taken"/>; it is added to them.</summary>
    public static string Take(string name, UniqueNames taken) => taken.Take(Pascal(name));

    /// <summary>Names that no property of the record may have.</summary>
    public static UniqueNames Reserved(string record) => new([record, .. Taken]);

    /// <summary><c>flight_date</c> becomes <c>FlightDate</c>; what no identifier holds separates words.</summary>
    public static string Pascal(string name)
    {
        var text = new StringBuilder();
        var isStart = true;
        foreach (var c in name.Normalize(NormalizationForm.FormC))
        {
            if (!IsPart(c))
            {
                isStart = true;
                continue;
            }

            text.Append(isStart ? char.ToUpperInvariant(c) : c);
            isStart = false;
        }

        if (text.Length == 0)
            return "Value";
        return char.IsLetter(text[0]) ? text.ToString() : "_" + text;
    }

    /// <summary>A text literal.</summary>
    public static string Literal(string text)
    {
        var literal = new StringBuilder("\"");
        foreach (var c in text)
        {
            _ = c is '"' or '\\' ? literal.Append('\\').Append(c)
                : c is < ' ' or > '~' ? literal.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}")
                : literal.Append(c);
        }

        return literal.Append('"').ToString();
    }

    // An underscore separates words here. Letters beyond the basic plane come as surrogates, which are no part of a name.
    private static bool IsPart(char c) => char.GetUnicodeCategory(c) is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter
        or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.LetterNumber
        or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
