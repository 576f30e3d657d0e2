using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DataMesh.Catalog.Storage.Migrations
{
    /// <summary>
    /// Tables of the index, which no entity maps: they are written and read by SQL of <c>DataMesh.Catalog/Search</c>, and whatever is
    /// in them can be made again from the revisions.
    /// </summary>
    [DbContext(typeof(CatalogDb))]
    [Migration("20261123224500_Search")]
    internal sealed class Search : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
            """
            DO $$
            BEGIN
                CREATE EXTENSION IF NOT EXISTS pg_trgm;
            EXCEPTION
                WHEN undefined_file OR feature_not_supported THEN
                    RAISE EXCEPTION USING ERRCODE = 'DM001', MESSAGE =
                        'The search of the catalog needs the PostgreSQL extension pg_trgm: install the server''s contrib package (Debian: postgresql-contrib) and migrate again.';
                WHEN insufficient_privilege THEN
                    RAISE EXCEPTION USING ERRCODE = 'DM001', MESSAGE =
                        'The search of the catalog needs the PostgreSQL extension pg_trgm, which this account may not create: run CREATE EXTENSION pg_trgm in this database as its owner and migrate again.';
            END $$;

            CREATE FUNCTION search_variants(word text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
                SELECT CASE WHEN length(word) BETWEEN 3 AND 24 THEN
                    ARRAY(SELECT DISTINCT variant FROM (
                        SELECT left(word, i - 1) || substr(word, i + 1) AS variant FROM generate_series(1, length(word)) AS i UNION ALL SELECT word) AS all_ ORDER BY variant)
                ELSE ARRAY[word] END
            $$;

            CREATE TABLE search_document (
                "ProductId" bigint PRIMARY KEY REFERENCES product ("Id") ON DELETE CASCADE,
                "RevisionId" bigint NOT NULL,
                "Standing" integer NOT NULL,
                "Facets" text[] NOT NULL,
                "Words" tsvector NOT NULL,
                "Card" text NOT NULL
            ) WITH (toast_tuple_target = 256);
            ALTER TABLE search_document ALTER COLUMN "Words" SET STORAGE EXTERNAL;
            CREATE INDEX search_document_words ON search_document USING gin ("Words") WITH (fastupdate = off);

            CREATE TABLE search_facet ("Facet" text COLLATE "C" PRIMARY KEY, "Products" bigint NOT NULL) WITH (fillfactor = 50);

            CREATE TABLE search_word (
                "Word" text COLLATE "C" PRIMARY KEY,
                "Stem" text COLLATE "C" NOT NULL,
                "Variants" text[] NOT NULL,
                "Products" integer NOT NULL,
                "Placed" integer NOT NULL,
                "Named" integer NOT NULL
            ) WITH (fillfactor = 70);
            CREATE INDEX search_word_stem ON search_word ("Stem");
            CREATE INDEX search_word_variants ON search_word USING gin ("Variants");
            CREATE INDEX search_word_trigrams ON search_word USING gin ("Word" gin_trgm_ops);
            """);

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
            "DROP TABLE search_word, search_facet, search_document; DROP FUNCTION search_variants(text);");
    }
}
