namespace DataMesh.Tables;

/// <summary>Deletes data files that no version within the retention needs (Delta's <c>VACUUM</c>).</summary>
internal static class VacuumTable
{
    /// <summary>A run that stages may take that long before it commits.</summary>
    private static readonly TimeSpan Uncommitted = TimeSpan.FromHours(24);

    public static async Task<IReadOnlyList<string>> RunAsync(
        TableSnapshot snapshot, ITableStorage storage, TimeSpan? retention, DateTimeOffset now, CancellationToken ct)
    {
        var folder = snapshot.Address.RelativePath + '/';
        var kept = retention ?? snapshot.Properties.FileRetention;
        var files = await storage.ListAsync(snapshot.Address.RelativePath, ct);
        List<string> deleted = [];
        foreach (var file in files.Where(file => !IsHidden(file.Path[folder.Length..], snapshot.Schema)))
        {
            var path = file.Path[folder.Length..];
            var isNeeded = snapshot.FilesByPath.ContainsKey(path)
                || (snapshot.Tombstones.TryGetValue(path, out var given) ? given.DeletedAt > now - kept : now - file.ModifiedAt < Max(kept, Uncommitted));
            if (!isNeeded)
            {
                await storage.DeleteAsync(file.Path, ct);
                deleted.Add(path);
            }
        }

        return deleted;
    }

    private static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;

    /// <summary>What begins with a dot or an underscore belongs to the log or to other engines, unless it is a partition.</summary>
    private static bool IsHidden(string path, TableSchema schema) => path.Split('/').Any(part =>
        part is ['.' or '_', ..] && !schema.PartitionColumns.Any(column => part.StartsWith(column + '=', StringComparison.Ordinal)));
}
