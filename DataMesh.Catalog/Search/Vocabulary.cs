using DataMesh.Catalog.Storage;
using NpgsqlTypes;

namespace DataMesh.Catalog.Search;

/// <summary>
/// The distinct words of the mesh. Forms, beginnings and typos are looked for here, among tens of thousands of words, and never among a
/// million columns; what is then asked of the products is asked exactly.
/// </summary>
internal static class Vocabulary
{
    private const int MostNear = 6;

    /// <summary>
    /// Numbers of asked words, then the words of the vocabulary with the same stem or, for the last one, with the same beginning.
    /// </summary>
    private const string Forms =
        """
        SELECT asked.n::int, known."Word", known."Products", known."Placed", known."Named", true
        FROM unnest($1::text[]) WITH ORDINALITY AS asked(word, n)
        JOIN search_word AS known ON known."Stem" = coalesce((ts_lexize('english_stem', asked.word))[1], asked.word) WHERE known."Products" > 0
        UNION ALL
        SELECT cardinality($1), begun.* FROM (
            SELECT "Word", "Products", "Placed", "Named", false FROM search_word
            WHERE "Word" > $2[1] AND "Word" < $2[1] || chr(1114111) AND "Products" > 0 ORDER BY "Products" DESC LIMIT 6) AS begun
        """;

    /// <summary>
    /// One deletion on either side finds every insertion, deletion, exchange and transposition of one letter, by equality.
    /// </summary>
    private const string Typos =
        """
        SELECT asked.n::int, known."Word", known."Products", known."Placed", known."Named", false
        FROM unnest($1::text[]) WITH ORDINALITY AS asked(word, n)
        JOIN search_word AS known ON known."Variants" && search_variants(asked.word) WHERE known."Products" > 0
        """;

    /// <summary>Two mistakes in a long word; three letters in a row are still right somewhere.</summary>
    private const string Similar =
        """
        SELECT asked.n::int, near.* FROM unnest($1::text[]) WITH ORDINALITY AS asked(word, n) CROSS JOIN LATERAL (
            SELECT "Word", "Products", "Placed", "Named", false FROM search_word
            WHERE "Word" % asked.word AND length("Word") BETWEEN length(asked.word) - 2 AND length(asked.word) + 2 AND "Products" > 0
            ORDER BY similarity("Word", asked.word) DESC, "Word" LIMIT 40) AS near
        """;

    private const string Buckets = """SELECT "Facet", "Products" FROM search_facet WHERE "Facet" = '#n' OR "Facet" LIKE '#r%' OR "Facet" = ANY ($1)""";

    public static async Task<IReadOnlyList<AskedWord>> FindAsync(CatalogDb db, IReadOnlyList<string> words, bool isForgiving,
        CancellationToken ct)
    {
        if (words.Count == 0)
        {
            return [];
        }

        var prefix = words[^1].Length >= 3 ? words[^1] : "\U0010FFFF";
        var forms = await ReadAsync(db, Forms, [.. words], [prefix], ct);
        var found = words.Select((word, index) => new AskedWord(
            word, [.. forms[index].Where(form => form.IsExact).Select(form => form.Word)],
            [.. forms[index].Where(form => !form.IsExact).Select(form => form.Word)
                .Where(near => forms[index].All(form => !form.IsExact || form.Word.Text != near.Text))])).ToList();
        return await ForgiveAsync(db, found, isForgiving, ct);
    }

    /// <summary>How many products are in each bucket, and have each of the facet values.</summary>
    public static async Task<Dictionary<string, long>> CountAsync(CatalogDb db, IEnumerable<string> facets, CancellationToken ct)
    {
        await using var command = await db.SearchCommandAsync(Buckets, ct);
        command.Add(facets.ToArray(), NpgsqlDbType.Text);
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            counts[reader.GetString(0)] = reader.GetInt64(1);
        }

        return counts;
    }

    private static async Task<IReadOnlyList<AskedWord>> ForgiveAsync(CatalogDb db, List<AskedWord> found, bool isForgiving,
        CancellationToken ct)
    {
        foreach (var sql in (string[])[Typos, Similar])
        {
            var unknown = found.Where(word => word.Text.Length >= (sql == Typos
                ? 3 : 6) && (word.All.Count == 0 || (isForgiving && word.Near.Count == 0))).ToList();
            if (unknown.Count == 0)
            {
                return found;
            }

            var near = await ReadAsync(db, sql, [.. unknown.Select(word => word.Text)], null, ct);
            foreach (var (index, word) in unknown.Index())
            {
                found[found.IndexOf(word)] = word with { Near = [.. Nearest(word, [.. near[index].Select(form => form.Word)])] };
            }
        }

        return found;
    }

    private static IEnumerable<KnownWord> Nearest(AskedWord asked, IReadOnlyList<KnownWord> candidates)
    {
        var most = asked.Text.Length >= 6 ? 2 : 1;
        var measured = candidates.Where(candidate => asked.Exact.All(exact => exact.Text != candidate.Text))
            .Select(candidate => (Word: candidate, Distance: Typo.Distance(asked.Text, candidate.Text, most)))
                .Where(pair => pair.Distance <= most).ToList();
        var least = measured.Count == 0 ? 0 : measured.Min(pair => pair.Distance);
        return measured.Where(pair => pair.Distance == least).OrderByDescending(pair => pair.Word.Products)
            .ThenBy(pair => pair.Word.Text, StringComparer.Ordinal)
            .Take(MostNear).Select(pair => pair.Word);
    }

    private static async Task<ILookup<int, (KnownWord Word, bool IsExact)>> ReadAsync(CatalogDb db, string sql, string[] words,
        string[]? prefix, CancellationToken ct)
    {
        await using var command = await db.SearchCommandAsync(sql, ct);
        command.Add(words, NpgsqlDbType.Text);
        if (prefix is not null)
        {
            command.Add(prefix, NpgsqlDbType.Text);
        }

        await command.PrepareAsync(ct);
        var found = new List<(int Number, KnownWord Word, bool IsExact)>();
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            found.Add((reader.GetInt32(0) - 1, new(reader.GetString(1), reader.GetInt32(2), reader.GetInt32(3), reader.GetInt32(4)),
                reader.GetBoolean(5)));
        }

        return found.ToLookup(row => row.Number, row => (row.Word, row.IsExact));
    }
}
