using System.Globalization;
using System.Text;
using System.Text.Json;
using DataMesh.Tables;

namespace DataMesh.Governance;

/// <summary>Makes a locked DuckDB that holds relations as tables, and can open nothing else.</summary>
internal static class RelationTables
{
    private const int RowsAtOnce = 2_000;

    public static Task<LockedSession> OpenAsync(IEnumerable<RelationRows> relations, JudgingLimits limits, CancellationToken ct)
    {
        var options = new DuckDbOptions { MemoryMegabytes = limits.MemoryMegabytes, Threads = 1 };
        return LockedSession.OpenAsync(options, async session =>
        {
            foreach (var relation in relations)
                await FillAsync(session, relation, ct);
        });
    }

    private static async Task FillAsync(DuckDbSession session, RelationRows relation, CancellationToken ct)
    {
        var (table, columns) = (Sql.Identifier(relation.Relation.Name), relation.Relation.Columns);
        var definitions = columns.Select(column => $"{Sql.Identifier(column.Name)} {column.Type}");
        await session.ExecuteAsync($"CREATE TABLE {table} ({string.Join(", ", definitions)})", ct);

        // One text of JSON a chunk: a tenth of the time of a statement a row, and lists and maps need no code of their own.
        var structure = $"[{{{string.Join(",", columns.Select(column => $"\"{column.Name}\":\"{column.Type}\""))}}}]";
        var values = string.Join(", ", columns.Select(column => $"r.{Sql.Identifier(column.Name)}"));
        foreach (var chunk in relation.Rows.Chunk(RowsAtOnce))
        {
            var insert = $"INSERT INTO {table} SELECT {values} FROM (SELECT unnest(from_json($1::VARCHAR, {Sql.Literal(structure)})) AS r)";
            await using var rows = await session.QueryAsync(insert, [Json(columns, chunk)], ct);
            while (await rows.ReadAsync())
            {
                // Runs the statement to its end.
            }
        }
    }

    private static string Json(IReadOnlyList<RelationColumn> columns, object?[][] rows)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartArray();
            foreach (var row in rows)
            {
                json.WriteStartObject();
                foreach (var (column, value) in columns.Zip(row))
                {
                    json.WritePropertyName(column.Name);
                    Write(json, value);
                }

                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static void Write(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null: json.WriteNullValue(); break;
            case string text: json.WriteStringValue(text); break;
            case bool flag: json.WriteBooleanValue(flag); break;
            case int number: json.WriteNumberValue(number); break;
            case long number: json.WriteNumberValue(number); break;
            case double number: json.WriteNumberValue(number); break;
            case decimal number: json.WriteNumberValue(number); break;
            case DateOnly day: json.WriteStringValue(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)); break;
            case DateTimeOffset instant:
                json.WriteStringValue(instant.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture));
                break;
            case IEnumerable<KeyValuePair<string, string?>> map: WriteMap(json, map); break;
            case IEnumerable<string> texts:
                json.WriteStartArray();
                foreach (var text in texts)
                    json.WriteStringValue(text);
                json.WriteEndArray();
                break;
            default: throw new InvalidOperationException($"A relation holds no {value.GetType()}.");
        }
    }

    private static void WriteMap(Utf8JsonWriter json, IEnumerable<KeyValuePair<string, string?>> map)
    {
        json.WriteStartObject();
        foreach (var (key, text) in map)
            json.WriteString(key, text);
        json.WriteEndObject();
    }
}
