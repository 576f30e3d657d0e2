using DataMesh.Catalog.Lineage;
using DataMesh.Catalog.Storage;
using Microsoft.EntityFrameworkCore;
using NpgsqlTypes;

namespace DataMesh.Catalog.Search;

/// <summary>The quality facet of a product: the worst of its ports' last audits, and <c>unknown</c> while one of them had none.</summary>
internal static class SearchQuality
{
    public static readonly IReadOnlyList<string> Values = ["pass", "fail", "unknown"];

    private const string Read =
        """
        SELECT product."Id", coalesce(
            CASE WHEN bool_or(state."Quality" ->> 'status' IN ('fail', 'error')) THEN 'fail'
                 WHEN bool_and(coalesce(state."Quality" ->> 'status', '') = 'pass') THEN 'pass' END, 'unknown')
        FROM product JOIN contract_revision AS contract ON contract."RevisionId" = product."CurrentRevisionId"
        LEFT JOIN port_state AS state ON (state."Domain", state."Contract", state."Major") = (contract."Domain", contract."Name", contract."Major")
        WHERE product."Id" = ANY ($1) GROUP BY product."Id"
        """;

    /// <summary>The product's entries with another quality in place of the one they have, and the counts of both values.</summary>
    private const string Update =
        """
        WITH given AS (SELECT * FROM unnest($1::bigint[], $2::text[]) AS row(product, quality)),
        stale AS MATERIALIZED (
            SELECT product, quality, (SELECT facet FROM unnest("Facets") AS facet WHERE facet LIKE '#q:%' LIMIT 1) AS old
            FROM search_document JOIN given ON "ProductId" = product),
        changed AS MATERIALIZED (SELECT * FROM stale WHERE old <> quality),
        facet AS (
            INSERT INTO search_facet AS known ("Facet", "Products")
            SELECT value, sum(n) FROM (SELECT quality AS value, 1 AS n FROM changed UNION ALL SELECT old, -1 FROM changed) AS change GROUP BY value ORDER BY value
            ON CONFLICT ("Facet") DO UPDATE SET "Products" = known."Products" + excluded."Products")
        UPDATE search_document SET "Facets" = array_replace("Facets", old, quality),
            "Words" = array_to_tsvector(array_replace(tsvector_to_array("Words"), old, quality))
        FROM changed WHERE "ProductId" = product
        """;

    public static async Task<Dictionary<long, string>> ReadAsync(CatalogDb db, IReadOnlyCollection<long> products, CancellationToken ct)
    {
        await using var command = await db.SearchCommandAsync(Read, ct);
        command.Add(products.ToArray(), NpgsqlDbType.Bigint);
        var found = products.Distinct().ToDictionary(product => product, _ => "unknown");
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            found[reader.GetInt64(0)] = reader.GetString(1);
        }

        return found;
    }

    /// <summary>
    /// After audits were stored, in a transaction of its own: what was reported is kept whatever becomes of the facet, and the next
    /// audit, or publication, sets it right.
    /// </summary>
    public static async Task FollowAsync(CatalogDb db, IEnumerable<RunEvent> events, CancellationToken ct)
    {
        var ports = events.Where(found => found.Checks is { Count: > 0 })
            .SelectMany(found => found.Outputs.Select(output => output.Table).OfType<TableReference>())
                .Select(table => (table.Domain, table.Contract)).Distinct().ToList();
        if (ports.Count == 0)
        {
            return;
        }

        var (domains, contracts) = (ports.Select(port => port.Domain).ToList(), ports.Select(port => port.Contract).ToList());
        await db.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            var products = await db.Products.Where(product => domains.Contains(product.Domain)
                && db.Contracts.Any(contract => contract.RevisionId == product.CurrentRevisionId && contracts.Contains(contract.Name)))
                    .Select(product => product.Id).ToListAsync(ct);
            if (await IsStaleAsync(db, products, ct))
            {
                await db.LockPublishingAsync(ct);
                await UpdateAsync(db, await ReadAsync(db, products, ct), ct);
            }

            await transaction.CommitAsync(ct);
        });
    }

    /// <summary>Most audits end as the one before: then nobody waits for a lock.</summary>
    private static async Task<bool> IsStaleAsync(CatalogDb db, List<long> products, CancellationToken ct)
    {
        if (products.Count == 0)
        {
            return false;
        }

        var qualities = await ReadAsync(db, products, ct);
        await using var command = await db.SearchCommandAsync(
            """SELECT count(*) FROM search_document JOIN unnest($1::bigint[], $2::text[]) AS row(product, quality) ON "ProductId" = product WHERE NOT quality = ANY ("Facets")""", ct);
        Add(command, qualities);
        return (long)(await command.ExecuteScalarAsync(ct))! > 0;
    }

    private static async Task UpdateAsync(CatalogDb db, Dictionary<long, string> qualities, CancellationToken ct)
    {
        await using var command = await db.SearchCommandAsync(Update, ct);
        Add(command, qualities);
        await command.ExecuteNonQueryAsync(ct);
    }

    private static void Add(Npgsql.NpgsqlCommand command, Dictionary<long, string> qualities) => command
        .Add(qualities.Keys.ToArray(), NpgsqlDbType.Bigint)
        .Add(qualities.Values.Select(quality => Lexemes.Of(Lexemes.Quality, quality)).ToArray(), NpgsqlDbType.Text);
}
