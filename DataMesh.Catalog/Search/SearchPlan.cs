using System.Text;

namespace DataMesh.Catalog.Search;

/// <summary>
/// Which queries find the products, in the order of their rank. Tiers exclude each other, best first: the whole name · its beginning ·
/// every word in names · every word outside descriptions · every word anywhere · the same two with words that come near · and last
/// whatever is retired. A tier that many products share is read in slices, so that a page of a common word reads some hundreds of them
/// and not tens of thousands.
/// </summary>
internal sealed class SearchPlan
{
    /// <summary>What one read may find without being noticed.</summary>
    private const long FirstSlice = 600;
    private const int SliceGrowth = 4;
    private const int RetiredTier = 7;

    private readonly IReadOnlyDictionary<string, long> _counts;
    private readonly string _filter;
    private readonly long _filtered;

    private SearchPlan(string filter, long filtered, IReadOnlyDictionary<string, long> counts) =>
        (_filter, _filtered, _counts) = (filter, filtered, counts);

    public List<Slice> Slices { get; } = [];

    /// <summary>Finds everything that the slices find.</summary>
    public required string Everything { get; init; }

    /// <summary>How many products that may be: never fewer than a tenth of what it is, as a rule more.</summary>
    public required long Expected { get; init; }

    public static SearchPlan Of(IReadOnlyList<AskedWord> words, IReadOnlyList<IReadOnlyList<string>> filters,
        IReadOnlyDictionary<string, long> counts)
    {
        var all = counts.GetValueOrDefault(Lexemes.Every);
        var filter = string.Concat(filters.Select(values => $" & {Any(values.Select(Quote))}"));
        var filtered = filters.Select(values => values.Sum(value => counts.GetValueOrDefault(value))).Append(all).Min();
        return words.Count == 0 ? Browse(filter, filtered, counts) : Search(words, filter, filtered, counts);
    }

    private static SearchPlan Browse(string filter, long filtered, IReadOnlyDictionary<string, long> counts)
    {
        var every = Quote(Lexemes.Every);
        var plan = new SearchPlan(filter, filtered, counts) { Everything = every + filter, Expected = filtered };
        plan.Add(0, every, string.Empty, filtered);
        plan.Retired(every);
        return plan;
    }

    private static SearchPlan Search(IReadOnlyList<AskedWord> words, string filter, long filtered, IReadOnlyDictionary<string, long> counts)
    {
        var joined = Words.Join(words.Select(word => word.Text));
        var whole = Quote(Lexemes.Whole + joined);
        var begun = joined.Length >= 3 ? whole + ":*" : whole;
        var (named, placed, any) = (
            All(words, word => Any(Forms(word, word.Exact, Lexemes.Named))),
            All(words, word => Any([.. Forms(word, word.Exact, Lexemes.Placed), Quote(Lexemes.Joined + word.Text)])),
            All(words, word => Any([.. Forms(word, word.Exact, null), Quote(Lexemes.Joined + word.Text)])));
        var (nearNamed, nearAny) = (All(words, word => Any(Forms(word, word.All, Lexemes.Named))), All(words, word =>
            Any([.. Forms(word, word.All, null), Quote(Lexemes.Joined + word.Text)])));
        var hasNear = words.Any(word => word.Near.Count > 0);
        var everything = $"({begun} | {(hasNear ? nearAny : any)})";
        var expected = words.Min(word => (hasNear ? word.All : word.Exact).Sum(known => known.Products));
        var plan = new SearchPlan(filter, filtered, counts) { Everything = everything + filter, Expected = Math.Min(filtered, expected) };
        plan.Add(0, whole, string.Empty, 1);
        plan.Add(1, begun, whole, 1);
        plan.Add(2, named, begun, words.Min(word => word.Exact.Sum(known => known.Named)));
        plan.Add(3, placed, $"({begun} | {named})", words.Min(word => word.Exact.Sum(known => known.Placed)));
        plan.Add(4, any, $"({begun} | {placed})", words.Min(word => word.Exact.Sum(known => known.Products)));
        if (hasNear)
        {
            plan.Add(5, nearNamed, $"({begun} | {any})", words.Min(word => word.All.Sum(known => known.Named)));
            plan.Add(6, nearAny, $"({begun} | {any} | {nearNamed})", expected);
        }

        plan.Retired(everything);
        return plan;
    }

    /// <summary>Buckets together until they hold what a slice may; the rest of a tier is its last slice.</summary>
    private void Add(int tier, string query, string but, long expected)
    {
        var found = $"{query}{_filter} & !{Quote(Lexemes.Retired)}{(but.Length == 0 ? string.Empty : $" & !{but}")}";
        var (bound, all) = (FirstSlice, Math.Max(1, _counts.GetValueOrDefault(Lexemes.Every)));
        if (Math.Min(expected, _filtered) <= bound * 2)
        {
            Slices.Add(new(tier, found));
            return;
        }

        var (buckets, held) = (new List<string>(), 0d);
        for (var bucket = 0; bucket < Standing.RetiredBucket; bucket++)
        {
            var lexeme = Lexemes.Bucket(bucket);
            if (_counts.GetValueOrDefault(lexeme) is not (> 0 and var size))
            {
                continue;
            }

            buckets.Add(Quote(lexeme));
            held += (double)Math.Min(expected, _filtered) * size / all;
            if (held >= bound)
            {
                Slices.Add(new(tier, $"{found} & {Any(buckets)}"));
                (buckets, held, bound) = ([], 0, bound * SliceGrowth);
            }
        }

        if (buckets.Count > 0)
        {
            Slices.Add(new(tier, $"{found} & {Any(buckets)}"));
        }
    }

    private void Retired(string query) => Slices.Add(new(RetiredTier, $"{query}{_filter} & {Quote(Lexemes.Retired)}"));

    private static IEnumerable<string> Forms(AskedWord asked, IEnumerable<KnownWord> known, char? sign) =>
        known.Select(word => word.Text).DefaultIfEmpty(asked.Text).Select(word => Quote(sign + word));

    private static string All(IEnumerable<AskedWord> words, Func<AskedWord, string> query) =>
        $"({string.Join(" & ", words.Select(query))})";

    private static string Any(IEnumerable<string> queries) => $"({string.Join(" | ", queries)})";

    /// <summary>Quotes and backslashes are the only signs that mean something within the quotes of a tsquery.</summary>
    private static string Quote(string lexeme) =>
        new StringBuilder(lexeme, lexeme.Length + 2).Replace("\\", "\\\\").Replace("'", "''").Insert(0, '\'').Append('\'').ToString();
}
