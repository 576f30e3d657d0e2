using System.Globalization;

namespace DataMesh.Tables;

/// <summary>Writes the rows of a query as Parquet files into a table's folder, under names that no commit mentions yet.</summary>
internal static class FilesOfQuery
{
    public static async Task<IReadOnlyList<DataFile>> WriteAsync(
        DuckDbSession session, ITableStorage storage, TableAddress address, TableSchema table, string query, string name, CancellationToken ct)
    {
        storage.Prepare(address.RelativePath);
        var root = storage.Locate(address.RelativePath);
        var columns = string.Join(", ", table.Columns.Select(column => $"CAST({Sql.Identifier(column.Name)} AS {column.Type.DuckDb}) AS {Sql.Identifier(column.Name)}"));
        var files = new List<DataFile>();
        await using (var rows = await session.QueryAsync($"COPY (SELECT {columns} FROM ({query}\n)) TO {Target(root, table, name)}", [], ct))
        {
            while (await rows.ReadAsync())
            {
                files.Add(WrittenFile.Read(rows.Reader, table, root));
            }
        }

        foreach (var empty in files.Where(file => file.Rows == 0))
        {
            await storage.DeleteAsync($"{address.RelativePath}/{empty.Path}", ct);
        }

        return [.. files.Where(file => file.Rows > 0)];
    }

    private static string Target(string root, TableSchema table, string name)
    {
        if (table.PartitionColumns.Count == 0)
        {
            var file = Path.Combine(root, string.Create(CultureInfo.InvariantCulture, $"part-{name}-{Guid.NewGuid():N}.parquet"));
            return $"{Sql.Literal(file)} (FORMAT parquet, COMPRESSION zstd, RETURN_STATS)";
        }

        var columns = string.Join(", ", table.PartitionColumns.Select(Sql.Identifier));
        return $"{Sql.Literal(root)} (FORMAT parquet, COMPRESSION zstd, RETURN_STATS, PARTITION_BY ({columns}), APPEND, FILENAME_PATTERN {Sql.Literal($"part-{name}-{{uuid}}")})";
    }
}
