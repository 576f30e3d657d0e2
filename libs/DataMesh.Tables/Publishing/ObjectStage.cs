using DataMesh.Contracts;

namespace DataMesh.Tables;

/// <summary>
/// First step of write–audit–publish: runs a query and writes its rows as Parquet files into the table's folder, under names that no log
/// entry mentions, so that no reader of the table sees them.
/// </summary>
public sealed class ObjectStage(ITableStorage storage)
{
    private static readonly TimeSpan AbandonedAfter = TimeSpan.FromHours(1);

    /// <summary>Stages the rows of <paramref name="query"/>, cast to the types of the contract.</summary>
    /// <exception cref="SchemaMismatchException">The query's columns are not the contract's.</exception>
    /// <exception cref="DuckDB.NET.Data.DuckDBException">The query fails, or a value does not fit its type.</exception>
    public async Task<StagedObject> StageAsync(
        DuckDbSession session, TableAddress address, SchemaObject schema, string query, string runId, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(address);
        await RequireColumnsAsync(session, schema, query, ct);
        var table = SchemaMapping.Of(schema);
        var files = await FilesOfQuery.WriteAsync(session, storage, address, table, query, runId, ct);
        return new() { Address = address, Schema = table, Files = files, Query = QueryOf(address, table, files) };
    }

    /// <summary>Takes staged files away.</summary>
    public async Task DiscardAsync(StagedObject staged)
    {
        ArgumentNullException.ThrowIfNull(staged);
        foreach (var file in staged.Files.Concat(staged.Rewritten))
        {
            await storage.DeleteAsync($"{staged.Address.RelativePath}/{file.Path}", CancellationToken.None);
        }
    }

    /// <summary>
    /// Deletes files that a run left behind when it died: named by no entry of the log and older than an hour. Returns how many.
    /// </summary>
    public async Task<int> DiscardAbandonedAsync(DeltaTable table, DateTimeOffset now, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(table);
        var folder = table.Address.RelativePath;
        var named = await table.ListNamedFilesAsync(ct);
        var files = await storage.ListAsync(folder, ct);
        var abandoned = files
            .Where(file => file.Path.EndsWith(".parquet", StringComparison.Ordinal) && now - file.ModifiedAt > AbandonedAfter)
            .Where(file => !file.Path.StartsWith($"{folder}/_delta_log/", StringComparison.Ordinal) && !named.Contains(file.Path[(folder.Length + 1)..]))
            .ToList();
        foreach (var file in abandoned)
        {
            await storage.DeleteAsync(file.Path, ct);
        }

        return abandoned.Count;
    }

    private static async Task RequireColumnsAsync(DuckDbSession session, SchemaObject schema, string query, CancellationToken ct)
    {
        var given = new List<string>();
        await using (var rows = await session.QueryAsync($"DESCRIBE SELECT * FROM ({query}\n)", [], ct))
        {
            while (await rows.ReadAsync())
            {
                given.Add(rows.Reader.GetString(0));
            }
        }

        var missing = schema.Properties.Select(property => property.Name).Except(given, StringComparer.OrdinalIgnoreCase).ToList();
        var extra = given.Except(schema.Properties.Select(property => property.Name), StringComparer.OrdinalIgnoreCase).ToList();
        if (missing.Count > 0 || extra.Count > 0)
        {
            throw new SchemaMismatchException(Explain(schema.Name, missing, extra));
        }
    }

    private static string Explain(string name, List<string> missing, List<string> extra)
    {
        var parts = new List<string>();
        if (missing.Count > 0)
        {
            parts.Add($"it lacks {string.Join(", ", missing.Select(column => $"'{column}'"))}");
        }

        if (extra.Count > 0)
        {
            parts.Add($"it yields {string.Join(", ", extra.Select(column => $"'{column}'"))}, which the contract does not have");
        }

        return $"The query does not give the columns of object '{name}': {string.Join(", and ", parts)}. Change the SQL, or add the columns to the contract.";
    }

    private string QueryOf(TableAddress address, TableSchema table, IReadOnlyList<DataFile> files) => files.Count == 0
        ? SnapshotRelation.Empty(table)
        : SnapshotRelation.Query(table, files, address.RelativePath, storage, unionByName: false);
}
