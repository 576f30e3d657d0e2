using DataMesh.Query.Tables;
using DataMesh.Tables;

namespace DataMesh.Query.Sql;

/// <summary>The tables of one statement, each pinned to the snapshot of the moment.</summary>
internal sealed class SqlTables(MeshTables tables, ITableStorage storage)
{
    private const int MostSuggestions = 5;

    /// <summary>A statement is read by people and compared with every name, so an absurdly long one is not compared whole.</summary>
    private const int LongestName = 200;

    /// <exception cref="QueryInvalidException">A table is unknown.</exception>
    /// <exception cref="NoRowsYetException">A table has no rows yet.</exception>
    public async Task<PinnedTables> PinAsync(StatementReview statement, CancellationToken ct)
    {
        var locked = new List<LockedTable>();
        var columns = new SortedSet<string>(StringComparer.Ordinal);
        var versions = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var name in statement.Tables)
        {
            var table = tables.Find(name) ?? throw UnknownTable(name.ToString());
            var snapshot = await tables.FindSnapshotAsync(table, ct) ?? throw new NoRowsYetException(name.ToString());
            locked.Add(new(
                table.Domain,
                name.Catalog is null ? null : table.Contract,
                table.Object,
                SnapshotRelation.Query(snapshot, storage),
                SnapshotRelation.Files(snapshot, storage)));
            columns.UnionWith(snapshot.Schema.Columns.Select(column => column.Name));
            versions[table.FullName] = snapshot.Version;
        }

        return new(locked, versions, columns);
    }

    private QueryInvalidException UnknownTable(string name)
    {
        name = name.Length <= LongestName ? name : $"{name[..LongestName]}…";
        var isLong = name.Count(character => character == '.') > 1;
        var known = tables.All.Where(table => isLong || table.IsNewest).Select(table => isLong ? table.FullName : table.ShortName);
        var nearest = string.Join(", ", NearestNames.Of(name, known).Take(MostSuggestions));
        return new($"There is no table '{name}'. Tables are called {{domain}}.{{object}} or {{domain}}.{{contract}}_v{{major}}.{{object}}; "
            + (nearest.Length == 0 ? "no product has been published yet." : $"the nearest: {nearest}."));
    }
}
