using DataMesh.Catalog.Storage;
using Npgsql;
using NpgsqlTypes;

namespace DataMesh.Catalog.Search;

/// <summary>Reads a page, slice by slice until it is full.</summary>
internal static class SearchRows
{
    /// <summary>
    /// A slice is read when the ones before it were not enough: the loop over the slices is lazy, in their order, and the limit ends
    /// it. The order is asked for again outside, over the rows of the page. <c>OFFSET 0</c> keeps the large columns out of the sort.
    /// </summary>
    private const string Page =
        """
        SELECT page.tier, page."Standing", page."ProductId", substr((SELECT facet FROM unnest(document."Facets") AS facet WHERE facet LIKE '#q:%' LIMIT 1), 4), document."Card"
        FROM (
            SELECT slice.n, slice.tier, hit."Standing", hit."ProductId"
            FROM unnest($1::text[], $2::int[]) WITH ORDINALITY AS slice(query, tier, n)
            CROSS JOIN LATERAL (
                SELECT "Standing", "ProductId" FROM search_document
                WHERE "Words" @@ slice.query::tsquery AND (slice.tier, "Standing", "ProductId") > ($3[1], $3[2], $3[3])
                ORDER BY "Standing", "ProductId" LIMIT $4) AS hit
            LIMIT $4 OFFSET 0) AS page
        JOIN search_document AS document USING ("ProductId")
        ORDER BY page.n, page."Standing", page."ProductId"
        """;

    public static async Task<IReadOnlyList<SearchRow>> ReadAsync(CatalogDb db, IReadOnlyList<Slice> slices, SearchCursor? after,
        int limit, CancellationToken ct)
    {
        List<Slice> left = [.. slices.Where(slice => slice.Tier >= (after?.Tier ?? 0))];
        await using var command = await db.SearchCommandAsync(Page, ct);
        command.Add(left.Select(slice => slice.Query).ToArray(), NpgsqlDbType.Text).Add(left.Select(slice => slice.Tier)
            .ToArray(), NpgsqlDbType.Integer)
            .Add<long>([after?.Tier ?? -1, after?.Standing ?? 0, after?.ProductId ?? 0], NpgsqlDbType.Bigint);
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = limit });
        await command.PrepareAsync(ct);
        var rows = new List<SearchRow>();
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            rows.Add(new(new(reader.GetInt32(0), reader.GetInt32(1), reader.GetInt64(2)), reader.GetString(3), reader.GetString(4)));
        }

        return rows;
    }
}
