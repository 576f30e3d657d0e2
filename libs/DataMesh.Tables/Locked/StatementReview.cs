using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using DuckDB.NET.Data;

namespace DataMesh.Tables;

/// <summary>
/// Reads a consumer's statement as DuckDB's own parser does and lets through one thing: a single SELECT over named tables. The parser
/// serialises nothing but SELECT statements, so COPY, ATTACH, PRAGMA, SET, INSTALL and the like end here.
/// </summary>
public sealed class StatementReview
{
    /// <summary>Longest statement in characters.</summary>
    public const int LongestStatement = 100_000;
    private const int DeepestTree = 1_000;

    /// <summary>Table functions that read nothing but their arguments.</summary>
    private static readonly HashSet<string> Generators = new(StringComparer.OrdinalIgnoreCase) { "range", "generate_series", "unnest", "repeat", "repeat_row" };

    /// <summary>Functions that tell about the process instead of the data.</summary>
    private static readonly HashSet<string> Refused = new(StringComparer.OrdinalIgnoreCase)
    {
        "getenv", "current_setting", "getvariable", "version", "current_database", "current_schema", "current_schemas", "pg_my_temp_schema",
        "current_query", "current_query_id", "current_connection_id", "current_transaction_id", "txid_current", "write_log", "query", "query_table",
        "in_search_path", "current_catalog", "current_user", "session_user", "user", "current_role", "obj_description", "col_description", "shobj_description",
        "json_serialize_plan", "json_deserialize_sql", "nextval", "currval", "set_seed", "setseed", "sleep_ms", "stats", "get_block_size",
    };

    /// <summary>Beginnings of the names of functions that read catalogs: views are written there with the paths of their files.</summary>
    private static readonly string[] RefusedBeginnings = ["pg_", "inet_", "has_", "duckdb_", "pragma_", "read_", "parquet_", "sniff_", "from_substrait", "get_substrait", "icu_"];

    private static readonly HashSet<string> Harmless = new(StringComparer.OrdinalIgnoreCase) { "pg_typeof" };

    private readonly HashSet<TableName> _tables = [];
    private readonly HashSet<JsonObject> _tableFunctions = new(ReferenceEqualityComparer.Instance);

    private StatementReview()
    {
    }

    /// <summary>The tables that the statement reads, without its own common table expressions.</summary>
    public IReadOnlyCollection<TableName> Tables => _tables;

    /// <summary>Reviews a statement.</summary>
    /// <exception cref="QueryRefusedException">It is not one SELECT, or reads more than tables.</exception>
    /// <exception cref="QueryInvalidException">It is no SQL.</exception>
    public static StatementReview Parse(string sql)
    {
        ArgumentNullException.ThrowIfNull(sql);
        if (sql.Length > LongestStatement)
        {
            throw new QueryRefusedException($"The statement has {sql.Length} characters; the most is {LongestStatement}.");
        }

        var statements = Serialize(sql)["statements"]!.AsArray();
        if (statements.Count != 1)
        {
            throw new QueryRefusedException($"Send one SELECT statement; this is {statements.Count}.");
        }

        var review = new StatementReview();
        review.Visit(statements[0]!["node"], []);
        return review;
    }

    private static JsonNode Serialize(string sql)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT json_serialize_sql($1::VARCHAR)";
        command.Parameters.Add(new DuckDBParameter(sql));
        var tree = ReadTree((string)command.ExecuteScalar()!);
        if ((bool?)tree["error"] != true)
        {
            return tree;
        }

        throw (string?)tree["error_type"] == "not implemented"
            ? new QueryRefusedException("Only one read-only SELECT statement may run here.")
            : new QueryInvalidException($"The statement cannot be parsed{At(tree)}: {tree["error_message"]}") { Character = CharacterOf(tree) };
    }

    private static JsonNode ReadTree(string tree)
    {
        try
        {
            return JsonNode.Parse(tree, documentOptions: new JsonDocumentOptions { MaxDepth = DeepestTree })!;
        }
        catch (JsonException)
        {
            // DuckDB writes valid JSON: all that can be wrong with it is its depth.
            throw new QueryRefusedException("The statement is nested too deeply; write it with fewer levels.");
        }
    }

    private static string At(JsonNode tree) => (string?)tree["position"] is { } position ? $" (at character {position})" : string.Empty;

    private static int? CharacterOf(JsonNode tree) =>
        int.TryParse((string?)tree["position"], NumberStyles.None, CultureInfo.InvariantCulture, out var character) ? character : null;

    /// <summary>Walks the tree; <paramref name="visible"/> are the names of common table expressions in scope.</summary>
    private void Visit(JsonNode? node, HashSet<string> visible)
    {
        switch (node)
        {
            case JsonArray list:
                foreach (var item in list)
                {
                    Visit(item, visible);
                }

                break;
            case JsonObject tree:
                visible = WithExpressions(tree, visible);
                Inspect(tree, visible);
                foreach (var (_, child) in tree)
                {
                    Visit(child, visible);
                }

                break;
        }
    }

    private static HashSet<string> WithExpressions(JsonObject tree, HashSet<string> visible)
    {
        if (tree["cte_map"]?["map"] is not JsonArray { Count: > 0 } expressions)
        {
            return visible;
        }

        return new(visible.Concat(expressions.Select(expression => (string)expression!["key"]!)), StringComparer.OrdinalIgnoreCase);
    }

    private void Inspect(JsonObject tree, HashSet<string> visible)
    {
        switch (Text(tree, "type"))
        {
            case "BASE_TABLE":
                AddTable(tree, visible);
                break;
            case "TABLE_FUNCTION" when tree["function"] is JsonObject function && !Generators.Contains(Text(function, "function_name") ?? string.Empty):
                throw new QueryRefusedException($"The table function '{Text(function, "function_name")}' may not be used; name the tables of products instead.");
            case "TABLE_FUNCTION" when tree["function"] is JsonObject generator:
                // As a table, it gives its rows one vector at a time.
                _tableFunctions.Add(generator);
                break;
            case "SHOW_REF":
                throw new QueryRefusedException("DESCRIBE, SHOW and SUMMARIZE may not be used; the catalog describes every product.");
        }

        if (Text(tree, "class") != "FUNCTION" || Text(tree, "function_name") is not { } name)
        {
            return;
        }

        if (IsRefused(name))
        {
            throw new QueryRefusedException($"The function '{name}' may not be used: it tells about the server, not about data.");
        }

        if (!_tableFunctions.Contains(tree))
        {
            SizeReview.Inspect(name, tree);
        }
    }

    private static bool IsRefused(string name) => Refused.Contains(name)
        || (RefusedBeginnings.Any(beginning => name.StartsWith(beginning, StringComparison.OrdinalIgnoreCase)) && !Harmless.Contains(name));

    private void AddTable(JsonObject tree, HashSet<string> visible)
    {
        var (catalog, schema, table) = (Text(tree, "catalog_name"), Text(tree, "schema_name"), Text(tree, "table_name") ?? string.Empty);
        if (catalog is null && schema is null && visible.Contains(table))
        {
            return;
        }

        _tables.Add(new(catalog, schema, table));
    }

    private static string? Text(JsonObject tree, string name) =>
        tree[name] is JsonValue value && value.TryGetValue<string>(out var text) && text.Length > 0 ? text : null;
}
