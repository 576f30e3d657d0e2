using System.Globalization;
using DataMesh.Contracts;
using DataMesh.Tables;

namespace DataMesh.Import;

/// <summary>Looks at the rows of a file, at most so many, and says what holds in all of them.</summary>
internal sealed class FileProfile(DuckDbSession session, FileRelation relation, long mostRows)
{
    private const int MostListed = 20;
    private const int MostKeyColumns = 6;
    private const int FewestRowsOfKey = 2;

    public async Task<TableDescription> ReadAsync(string name, CancellationToken ct)
    {
        var columns = await relation.ColumnsAsync(ct);
        if (columns.Count == 0)
            throw new ImportSourceException($"{name} has no columns.");
        await session.ExecuteAsync($"CREATE OR REPLACE TEMP TABLE looked_at AS SELECT * FROM ({relation.Query}) LIMIT {mostRows + 1}", ct);
        var rows = Convert.ToInt64(await session.ScalarAsync("SELECT count(*) FROM looked_at", ct), CultureInfo.InvariantCulture);
        var isWhole = rows <= mostRows;
        var facts = await CountAsync(columns, ct);
        var keys = isWhole && rows >= FewestRowsOfKey ? await KeysAsync(facts, rows, ct) : [];
        var notes = new List<ExchangeNote>();
        Note(notes, name, facts, keys, rows, isWhole);
        var described = new List<ColumnDescription>();
        foreach (var fact in facts)
            described.Add(await DescribeAsync(fact, keys, rows, isWhole, ct));
        await session.ExecuteAsync("DROP TABLE looked_at", ct);
        return new TableDescription { Name = name, Kind = relation.Kind, Columns = described, Notes = notes };
    }

    private async Task<IReadOnlyList<ColumnFacts>> CountAsync(IReadOnlyList<(string Name, string Type)> columns, CancellationToken ct)
    {
        var counts = columns.SelectMany(c => IsScalar(c.Type)
            ? new[] { $"count({Sql.Identifier(c.Name)})", $"count(DISTINCT {Sql.Identifier(c.Name)})", Edge("min", c), Edge("max", c) }
            : [$"count({Sql.Identifier(c.Name)})", "NULL", "NULL", "NULL"]);
        await using var rows = await session.QueryAsync($"SELECT {string.Join(", ", counts)} FROM looked_at", [], ct);
        await rows.ReadAsync();
        return [.. columns.Select((c, i) => new ColumnFacts(c.Name, c.Type, rows.Reader.GetInt64(4 * i),
            rows.Reader.IsDBNull((4 * i) + 1) ? null : rows.Reader.GetInt64((4 * i) + 1), Text(rows, (4 * i) + 2),
                Text(rows, (4 * i) + 3)))];
    }

    // Smallest and greatest of texts say nothing.
    private static string Edge(string edge, (string Name, string Type) column) =>
        column.Type is "VARCHAR" or "BOOLEAN" or "BLOB" or "UUID" or "JSON" ? "NULL" : $"{edge}({Sql.Identifier(column.Name)})::VARCHAR";

    // The first column that tells all rows apart, else the first two together.
    private async Task<IReadOnlyList<string>> KeysAsync(IReadOnlyList<ColumnFacts> facts, long rows, CancellationToken ct)
    {
        var candidates = facts.Where(f => f.Values == rows && CanBeKey(f.Type)).ToList();
        var single = candidates.Where(f => f.Distinct == rows).ToList();
        if (single.Count > 0)
            return [(single.FirstOrDefault(f => f.Name.EndsWith("id", StringComparison.OrdinalIgnoreCase)) ?? single[0]).Name];
        var few = candidates.Where(f => f.Distinct > 1).OrderByDescending(f => f.Distinct).Take(MostKeyColumns).ToList();
        for (var i = 0; i < few.Count; i++)
        {
            for (var j = i + 1; j < few.Count; j++)
            {
                if (few[i].Distinct * few[j].Distinct < rows)
                    continue;
                var pair = await session.ScalarAsync(
                    $"SELECT count(DISTINCT ({Sql.Identifier(few[i].Name)}, {Sql.Identifier(few[j].Name)})) FROM looked_at", ct);
                if (Convert.ToInt64(pair, CultureInfo.InvariantCulture) == rows)
                    return [.. facts.Where(f => f == few[i] || f == few[j]).Select(f => f.Name)];
            }
        }

        return [];
    }

    private static void Note(List<ExchangeNote> notes, string name, IReadOnlyList<ColumnFacts> facts, IReadOnlyList<string> keys,
        long rows, bool isWhole)
    {
        void Add(string lost, string reason) => notes.Add(new ExchangeNote { Path = name, Lost = lost, Reason = reason });
        if (!isWhole)
            Add("keys and required columns", $"only the first {rows - 1} rows were looked at");
        else if (keys.Count > 0)
            Add($"proposed: primary key {string.Join(", ", keys)}",
                $"no two of its {rows} rows are alike in it; whether that is a promise, its owner knows");
        else
            Add("a primary key", rows == 0 ? "there are no rows" : "no column, and no two together, tell all rows apart");
        var others = facts.Where(f => isWhole && rows >= FewestRowsOfKey && f.Distinct == rows && f.Values == rows
            && !keys.Contains(f.Name) && CanBeKey(f.Type));
        foreach (var other in others)
            Add($"unique {other.Name}", $"its values differ in all {rows} rows, which may be chance");
        if (isWhole && facts.Any(f => f.Values == rows) && rows > 0)
            Add("proposed: required columns", $"they have a value in all {rows} rows; whether that is a promise, the owner knows");
    }

    private async Task<ColumnDescription> DescribeAsync(ColumnFacts fact, IReadOnlyList<string> keys, long rows, bool isWhole,
        CancellationToken ct)
    {
        var place = keys.ToList().IndexOf(fact.Name);
        return new ColumnDescription
        {
            Name = fact.Name,
            Type = fact.Type,
            IsNullable = !isWhole || rows == 0 || fact.Values < rows,
            PrimaryKeyPosition = place < 0 ? null : place + 1,
            Description = await ObservedAsync(fact, rows, isWhole, ct),
        };
    }

    // Observations are no promises: they are words for the owner, who makes limits of them or not.
    private async Task<string?> ObservedAsync(ColumnFacts fact, long rows, bool isWhole, CancellationToken ct)
    {
        if (fact.Values == 0)
            return rows == 0 ? null : "No row has a value.";
        var where = string.Create(CultureInfo.InvariantCulture, $"in {(isWhole ? $"all {rows:N0}" : $"the first {rows - 1:N0}")} rows");
        var range = fact.Least is null || fact.Least == fact.Greatest ? "" : $"Between {fact.Least} and {fact.Greatest} {where}.";
        if (fact.Type != "VARCHAR" || fact.Distinct is not <= MostListed || fact.Values < 10 * fact.Distinct)
            return range.Length == 0 ? null : range;
        var values = new List<string>();
        var name = Sql.Identifier(fact.Name);
        await using var list = await session.QueryAsync(
            $"SELECT DISTINCT {name} FROM looked_at WHERE {name} IS NOT NULL AND length({name}) <= 40 ORDER BY 1", [], ct);
        while (await list.ReadAsync())
            values.Add(list.Reader.GetString(0));
        return values.Count < fact.Distinct ? null : $"One of {string.Join(", ", values)} {where}.";
    }

    private static bool IsScalar(string type) =>
        !type.EndsWith(']') && !type.StartsWith("STRUCT", StringComparison.Ordinal) && !type.StartsWith("MAP", StringComparison.Ordinal)
        && !type.StartsWith("UNION", StringComparison.Ordinal) && type != "JSON";

    private static bool CanBeKey(string type) => type is "VARCHAR" or "UUID" or "DATE" or "TIMESTAMP" or "TIMESTAMP WITH TIME ZONE"
        || type.EndsWith("INT", StringComparison.Ordinal) || type.EndsWith("INTEGER", StringComparison.Ordinal);

    private static string? Text(DuckDbRows rows, int column) => rows.Reader.IsDBNull(column) ? null : rows.Reader.GetString(column);
}
