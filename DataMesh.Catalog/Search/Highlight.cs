using System.Collections.Frozen;
using DataMesh.Client;

namespace DataMesh.Catalog.Search;

/// <summary>The places of a product that hold words of the query.</summary>
internal sealed class Highlight(IReadOnlyList<AskedWord> asked)
{
    private const int Most = 10;
    private const int Before = 60;
    private const int Longest = 240;
    private readonly FrozenSet<string> _words = asked.SelectMany(word => word.All.Select(known => known.Text).Append(word.Text))
        .ToFrozenSet(StringComparer.Ordinal);
    private readonly string[] _typed = [.. asked.Select(word => word.Text).Append(Words.Join(asked.Select(word => word.Text))).Distinct()];

    public List<SearchMatch> Of(IEnumerable<SearchPlace> places)
    {
        if (_words.Count == 0)
        {
            return [];
        }

        // A sort is stable: within one number of words the places stay as they are, most telling first. Descriptions come last.
        return [.. places.Select(place => (Place: place, Spans: Spans(place.Text, place.Kind is "name" or "title")))
            .Where(found => found.Spans.Count > 0)
            .OrderBy(found => found.Place.Kind == "description").ThenByDescending(found => found.Spans.Count).Take(Most)
                .Select(found => Match(found.Place, found.Spans))];
    }

    private List<TextSpan> Spans(string text, bool mayBeBegun)
    {
        List<Word> words = [.. Words.Split(text)];
        List<TextSpan> found = [.. words.Where(word => _words.Contains(word.Text))
            .Select(word => new TextSpan { Start = word.Start, Length = word.Length })];
        if (found.Count == 0 && words.Count > 0 && Words.Join(words.Select(word => word.Text)) is var joined
            && _typed.Any(typed => typed == joined || (mayBeBegun && typed.Length >= 3 && joined.StartsWith(typed,
                StringComparison.Ordinal))))
        {
            found.Add(new() { Start = words[0].Start, Length = words[^1].Start + words[^1].Length - words[0].Start });
        }

        return found;
    }

    private static SearchMatch Match(SearchPlace place, List<TextSpan> spans)
    {
        var start = place.Text.Length <= Longest ? 0 : Math.Max(0, spans[0].Start - Before);
        start += start > 0 && char.IsLowSurrogate(place.Text[start]) ? 1 : 0;
        var length = Math.Min(place.Text.Length - start, Longest);
        length -= start + length < place.Text.Length && char.IsHighSurrogate(place.Text[start + length - 1]) ? 1 : 0;
        return new()
        {
            Kind = place.Kind,
            Contract = place.Contract,
            Object = place.Object,
            Column = place.Column,
            Text = place.Text.Substring(start, length),
            Highlights = [.. spans.Select(span => span with { Start = span.Start - start })
                .Where(span => span.Start >= 0 && span.Start + span.Length <= length)],
        };
    }
}
