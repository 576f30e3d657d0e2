using System.Globalization;

namespace DataMesh.Catalog.Search;

/// <summary>
/// The entries of a product in the index. GIN keeps no weights, so where a word stands is part of the entry: asking for <c>@orders</c>
/// is answered from the index alone. The signs are no letters, so no word can be mistaken for one.
/// </summary>
internal static class Lexemes
{
    public const char Whole = '=';
    public const char Named = '@';
    public const char Placed = '+';
    public const char Joined = '~';
    public const char Facet = '#';

    /// <summary>Every product has it.</summary>
    public const string Every = "#n";

    public const string Retired = "#s:retired";
    public const char Domain = 'd';
    public const char Tag = 't';
    public const char Classification = 'c';
    public const char Status = 's';
    public const char Quality = 'q';

    private const int LongestValue = 200;

    public static string Of(char facet, string value)
    {
        var text = new string([.. value.Where(letter => !char.IsControl(letter) && !char.IsSurrogate(letter)).Take(LongestValue)]);
        return $"#{facet}:{text}";
    }

    public static string Bucket(int bucket) => string.Create(CultureInfo.InvariantCulture, $"#r{bucket:00}");

    /// <summary>One in <paramref name="of"/> products has it, always the same ones.</summary>
    public static string Sample(int of) => string.Create(CultureInfo.InvariantCulture, $"#1/{of}");
}
