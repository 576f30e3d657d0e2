using System.Data;
using DataMesh.Catalog.Products;
using DataMesh.Catalog.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using NpgsqlTypes;

namespace DataMesh.Catalog.Search;

/// <summary>Writes products to the index, and counts in the vocabulary which words and facet values how many products have.</summary>
internal static class SearchIndex
{
    private const char Separator = '\u001f';

    /// <summary>
    /// The difference to what is there, so that publishing again counts nothing twice. Rows of the vocabulary are touched in the order
    /// of their keys; the caller holds the lock of publishing, which writers of the index share.
    /// </summary>
    private const string Write =
        """
        WITH given AS MATERIALIZED (
            SELECT product, revision, standing, string_to_array(facets, E'\x1f') AS facets, string_to_array(lexemes, E'\x1f') AS lexemes, card
            FROM unnest($1::bigint[], $2::bigint[], $3::int[], $4::text[], $5::text[], $6::text[]) AS row(product, revision, standing, facets, lexemes, card)),
        difference AS MATERIALIZED (
            SELECT lexeme, sum(n)::int AS n FROM (
                SELECT unnest(lexemes) AS lexeme, 1 AS n FROM given
                UNION ALL
                SELECT unnest(tsvector_to_array("Words")), -1 FROM search_document JOIN given ON "ProductId" = product) AS change
            GROUP BY lexeme HAVING sum(n) <> 0),
        facet AS (
            INSERT INTO search_facet AS known ("Facet", "Products") SELECT lexeme, n FROM difference WHERE lexeme LIKE '#%' ORDER BY lexeme
            ON CONFLICT ("Facet") DO UPDATE SET "Products" = known."Products" + excluded."Products"),
        word AS (
            INSERT INTO search_word AS known ("Word", "Stem", "Variants", "Products", "Placed", "Named")
            SELECT word, coalesce((ts_lexize('english_stem', word))[1], word), search_variants(word), any_, placed, named FROM (
                SELECT ltrim(lexeme, '@+') AS word,
                    coalesce(sum(n) FILTER (WHERE lexeme !~ '^[@+]'), 0) AS any_,
                    coalesce(sum(n) FILTER (WHERE lexeme LIKE '+%'), 0) AS placed,
                    coalesce(sum(n) FILTER (WHERE lexeme LIKE '@%'), 0) AS named
                FROM difference WHERE lexeme !~ '^[=~#]' GROUP BY 1) AS change ORDER BY word
            ON CONFLICT ("Word") DO UPDATE SET "Products" = known."Products" + excluded."Products",
                "Placed" = known."Placed" + excluded."Placed", "Named" = known."Named" + excluded."Named")
        INSERT INTO search_document ("ProductId", "RevisionId", "Standing", "Facets", "Words", "Card")
        SELECT product, revision, standing, facets, array_to_tsvector(lexemes), card FROM given
        ON CONFLICT ("ProductId") DO UPDATE SET "RevisionId" = excluded."RevisionId", "Standing" = excluded."Standing",
            "Facets" = excluded."Facets", "Words" = excluded."Words", "Card" = excluded."Card"
        """;

    /// <summary>In the transaction that publishes, with the documents as they were read before it.</summary>
    public static async Task PublishAsync(CatalogDb db, ProductRecord record, Publication publication, CancellationToken ct)
    {
        var quality = await SearchQuality.ReadAsync(db, [record.Id], ct);
        var document = SearchDocument.Of(
            record, record.CurrentRevisionId!.Value, publication.Document, publication.Contracts, quality[record.Id]);
        await WriteAsync(db, [document], ct);
    }

    public static async Task WriteAsync(CatalogDb db, IReadOnlyCollection<SearchDocument> documents, CancellationToken ct)
    {
        await using var command = await db.SearchCommandAsync(Write, ct);
        command.Add(documents.Select(document => document.ProductId).ToArray(), NpgsqlDbType.Bigint)
            .Add(documents.Select(document => document.RevisionId).ToArray(), NpgsqlDbType.Bigint)
            .Add(documents.Select(document => document.Standing).ToArray(), NpgsqlDbType.Integer)
            .Add(documents.Select(document => string.Join(Separator, document.Facets)).ToArray(), NpgsqlDbType.Text)
            .Add(documents.Select(document => string.Join(Separator, document.Lexemes)).ToArray(), NpgsqlDbType.Text)
            .Add(documents.Select(document => document.Card).ToArray(), NpgsqlDbType.Text);
        await command.ExecuteNonQueryAsync(ct);
    }

    public static async Task<NpgsqlCommand> SearchCommandAsync(this CatalogDb db, string sql, CancellationToken ct)
    {
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        if (connection.State != ConnectionState.Open)
        {
            await db.Database.OpenConnectionAsync(ct);
        }

#pragma warning disable CA2100 // Constants of this folder; values are parameters.
        return new(sql, connection) { Transaction = (NpgsqlTransaction?)db.Database.CurrentTransaction?.GetDbTransaction() };
#pragma warning restore CA2100
    }

    public static NpgsqlCommand Add<T>(this NpgsqlCommand command, T[] values, NpgsqlDbType type)
    {
        command.Parameters.Add(new() { Value = values, NpgsqlDbType = NpgsqlDbType.Array | type });
        return command;
    }
}
