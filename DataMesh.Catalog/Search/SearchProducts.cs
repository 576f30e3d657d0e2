using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using DataMesh.Catalog.Storage;
using DataMesh.Client;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DataMesh.Catalog.Search;

/// <summary>
/// Finds products: words → vocabulary (forms, beginnings, typos) → exact queries in the order of their rank → a page and its facets. No
/// words find every product.
/// </summary>
internal static class SearchProducts
{
    /// <summary>More words than that do not make a query clearer.</summary>
    private const int MostWords = 10;
    private const int MostValues = 20;
    private const int LongestValue = 200;

    public static async Task<Results<Ok<SearchPage>, ValidationProblem>> HandleAsync(
        CatalogDb db, CancellationToken ct, [StringLength(500)] string? q = null, string[]? domain = null, string[]? tag = null,
            string[]? classification = null,
        string[]? status = null, string[]? quality = null, [Range(1, 100)] int limit = 20, [StringLength(200)] string? after = null)
    {
        var facets = new (string Name, char Facet, string[] Values)[]
        {
            ("domain", Lexemes.Domain, domain ?? []), ("tag", Lexemes.Tag, tag ?? []), ("classification", Lexemes.Classification,
                classification ?? []),
            ("status", Lexemes.Status, status ?? []), ("quality", Lexemes.Quality, quality ?? []),
        };
        var identity = JsonSerializer.Serialize((string?[])[q, .. facets.SelectMany(facet => facet.Values.Select(value =>
            facet.Name + '=' + value))]);
        var cursor = after is null ? null : SearchCursor.Parse(after, identity);
        if (Refuse(facets, after is not null && cursor is null) is { } refused)
        {
            return refused;
        }

        List<string> words = [.. Words.Split(q ?? string.Empty).Select(word => word.Text).Distinct().Take(MostWords)];
        List<List<string>> filters = [.. facets.Where(facet => facet.Values.Length > 0)
            .Select(facet => facet.Values.Select(value => Lexemes.Of(facet.Facet, value)).ToList())];
        if (words.Count == 0 && !string.IsNullOrWhiteSpace(q))
        {
            return TypedResults.Ok(new SearchPage { Total = 0, IsExact = true, Corrections = Corrections([]), Hits = [], Facets = new() });
        }

        var found = await FindAsync(db, new(words, filters, limit, cursor), isForgiving: false, ct);
        if (found.Rows.Count == 0 && words.Count > 0 && cursor is null)
        {
            // Each word is known, and no product has them all: one of them may be a word by mistake.
            found = await FindAsync(db, new(words, filters, limit, cursor), isForgiving: true, ct);
        }

        return TypedResults.Ok(Page(found, limit, identity));
    }

    private static ValidationProblem? Refuse((string Name, char Facet, string[] Values)[] facets, bool isOddCursor)
    {
        var faults = facets.Where(facet => facet.Values.Length > MostValues || facet.Values.Any(value =>
            value.Length > LongestValue || value.Any(char.IsControl)))
            .ToDictionary(facet => facet.Name, _ =>
                (string[])[$"At most {MostValues} values of at most {LongestValue} characters, none of them control characters."]);
        var odd = facets.Where(facet => facet.Facet == Lexemes.Quality).SelectMany(facet => facet.Values).Except(SearchQuality.Values)
            .ToList();
        if (odd.Count > 0)
        {
            faults["quality"] = [$"'{odd[0]}' is none of {string.Join(", ", SearchQuality.Values)}."];
        }

        if (isOddCursor)
        {
            faults["after"] = ["Take the next of the last page as it was, with the same query."];
        }

        return faults.Count == 0 ? null : TypedResults.ValidationProblem(faults, type: Problems.RequestInvalid);
    }

    private static async Task<Found> FindAsync(CatalogDb db, Wanted wanted, bool isForgiving, CancellationToken ct)
    {
        var asked = await Vocabulary.FindAsync(db, wanted.Words, isForgiving, ct);
        var counts = await Vocabulary.CountAsync(db, wanted.Filters.SelectMany(values => values), ct);
        var plan = SearchPlan.Of(asked, wanted.Filters, counts);
        var rows = await SearchRows.ReadAsync(db, plan.Slices, wanted.After, wanted.Limit + 1, ct);
        var facets = wanted.After is not null ? FacetCounts.None : wanted.Words.Count == 0 && wanted.Filters.Count == 0
            ? await FacetCounts.OfMeshAsync(db, ct)
            : await FacetCounts.ReadAsync(db, plan, ct);
        return new(asked, plan, rows, facets);
    }

    private static SearchPage Page(Found found, int limit, string identity)
    {
        var highlight = new Highlight(found.Asked);
        var rows = found.Rows.Take(limit).ToList();
        return new()
        {
            Total = found.Facets.IsCounted ? found.Facets.Total : found.Plan.Expected,
            IsExact = found.Facets.IsExact,
            Corrections = Corrections(found.Asked),
            Hits = [.. rows.Select(row => Hit(row, highlight))],
            Facets = found.Facets.Facets,
            Next = found.Rows.Count > limit ? rows[^1].Cursor.ToText(identity) : null,
        };
    }

    private static SearchHit Hit(SearchRow row, Highlight highlight)
    {
        var card = JsonSerializer.Deserialize<SearchCard>(row.Card, MeshJson.Options)!;
        return new()
        {
            Domain = card.Domain,
            Product = card.Product,
            Version = card.Version,
            Status = card.Status,
            Quality = row.Quality,
            Title = card.Title,
            Description = card.Description,
            Team = card.Team,
            Tags = card.Tags,
            Matches = highlight.Of(card.Places),
        };
    }

    private static Dictionary<string, IReadOnlyList<string>> Corrections(IReadOnlyList<AskedWord> asked) => asked
        .Where(word => word.Exact.Count == 0 && word.Near.Count > 0)
        .ToDictionary(word => word.Text, IReadOnlyList<string> (word) => [.. word.Near.Select(near => near.Text)], StringComparer.Ordinal);

    private sealed record Wanted(IReadOnlyList<string> Words, IReadOnlyList<IReadOnlyList<string>> Filters, int Limit, SearchCursor? After);

    private sealed record Found(IReadOnlyList<AskedWord> Asked, SearchPlan Plan, IReadOnlyList<SearchRow> Rows, FacetCounts Facets);
}
