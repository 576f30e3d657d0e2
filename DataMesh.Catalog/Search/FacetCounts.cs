using DataMesh.Catalog.Storage;
using DataMesh.Client;
using NpgsqlTypes;

namespace DataMesh.Catalog.Search;

/// <summary>
/// How many of the products found have which value. Up to <see cref="Most"/> products are counted one by one; of more, every eighth or
/// every 64th, always the same ones, whose counts are multiplied: in the index a sample is one more word to ask for.
/// </summary>
internal sealed record FacetCounts(long Total, bool IsCounted, bool IsExact, SearchFacets Facets)
{
    private const int Most = 1000;
    private const int MostValues = 50;

    private const string OfHits =
        """
        WITH hit AS MATERIALIZED (SELECT "Facets" FROM search_document WHERE "Words" @@ $1::tsquery)
        SELECT '' AS value, count(*) AS n FROM hit
        UNION ALL
        SELECT value, count(*) FROM hit, unnest("Facets") AS value GROUP BY value
        """;

    private const string OfMesh = """SELECT "Facet", "Products" FROM search_facet WHERE "Facet" LIKE '#_:%' AND "Products" > 0 ORDER BY "Products" DESC LIMIT 5000""";

    public static readonly FacetCounts None = new(0, false, false, new());

    /// <summary>Of every product: the vocabulary has counted them.</summary>
    public static async Task<FacetCounts> OfMeshAsync(CatalogDb db, CancellationToken ct)
    {
        var counts = await Vocabulary.CountAsync(db, [], ct);
        await using var command = await db.SearchCommandAsync(OfMesh, ct);
        return Of(await ReadAsync(command, ct), counts.GetValueOrDefault(Lexemes.Every), 1);
    }

    public static async Task<FacetCounts> ReadAsync(CatalogDb db, SearchPlan plan, CancellationToken ct)
    {
        var factor = plan.Expected switch { <= Most => 1, <= Most * 8 => 8, _ => 64 };
        await using var command = await db.SearchCommandAsync(OfHits, ct);
        command.Parameters.Add(new()
        {
            Value = factor == 1 ? plan.Everything : $"{plan.Everything} & '{Lexemes.Sample(factor)}'",
            NpgsqlDbType = NpgsqlDbType.Text,
        });
        await command.PrepareAsync(ct);
        var values = await ReadAsync(command, ct);
        return Of(values, values.Find(value => value.Value.Length == 0).Count * factor, factor);
    }

    private static FacetCounts Of(List<(string Value, long Count)> values, long total, int factor)
    {
        IReadOnlyList<FacetCount> Facet(char facet) =>
        [
            .. values.Where(value => value.Value.Length > 2 && value.Value[1] == facet).OrderByDescending(value => value.Count)
                .ThenBy(value => value.Value, StringComparer.Ordinal)
                .Take(MostValues).Select(value => new FacetCount { Value = value.Value[3..], Count = value.Count * factor }),
        ];
        return new(total, true, factor == 1, new()
        {
            Domain = Facet(Lexemes.Domain),
            Tag = Facet(Lexemes.Tag),
            Classification = Facet(Lexemes.Classification),
            Status = Facet(Lexemes.Status),
            Quality = Facet(Lexemes.Quality),
        });
    }

    private static async Task<List<(string Value, long Count)>> ReadAsync(Npgsql.NpgsqlCommand command, CancellationToken ct)
    {
        var values = new List<(string, long)>();
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            values.Add((reader.GetString(0), reader.GetInt64(1)));
        }

        return values;
    }
}
