using DataMesh.Query.Tables;
using DataMesh.Tables;

namespace DataMesh.Query.Sql;

/// <summary>The tables of one statement, each pinned to the snapshot of the moment.</summary>
internal sealed class SqlTables(MeshTables tables, ITableStorage storage)
{
    private const int MostSuggestions = 10;

    /// <exception cref="QueryRefusedException">A table is unknown or has no rows yet.</exception>
    public async Task<(IReadOnlyList<LockedTable> Tables, IReadOnlyDictionary<string, long> DataVersions)> PinAsync(StatementReview statement, CancellationToken ct)
    {
        var locked = new List<LockedTable>();
        var versions = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var name in statement.Tables)
        {
            var table = tables.Find(name) ?? throw Unknown(name);
            var snapshot = await tables.FindSnapshotAsync(table, ct)
                ?? throw new QueryRefusedException($"The table '{name}' has no published rows yet: its pipeline has not succeeded so far.");
            locked.Add(new(
                table.Domain, name.Catalog is null ? null : table.Contract, table.Object, SnapshotRelation.Query(snapshot, storage), SnapshotRelation.Files(snapshot, storage)));
            versions[table.FullName] = snapshot.Version;
        }

        return (locked, versions);
    }

    private QueryRefusedException Unknown(TableName name)
    {
        var known = tables.All.Where(table => table.IsNewest).Select(table => table.ShortName)
            .OrderByDescending(candidate => string.Equals(candidate.Split('.')[^1], name.Table, StringComparison.OrdinalIgnoreCase))
            .ThenBy(candidate => candidate, StringComparer.Ordinal)
            .Take(MostSuggestions);
        return new($"There is no table '{name}'. Tables are called {{domain}}.{{object}} or {{domain}}.{{contract}}_v{{major}}.{{object}}; some are {string.Join(", ", known)}.");
    }
}
