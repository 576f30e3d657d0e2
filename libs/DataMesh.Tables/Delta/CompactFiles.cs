namespace DataMesh.Tables;

/// <summary>Writes the rows of many small files into few (Delta's <c>OPTIMIZE</c>).</summary>
internal static class CompactFiles
{
    private const long Small = 32L * 1024 * 1024;
    private const int Fewest = 8;

    /// <summary>The most that one compaction reads, so that it stays a matter of seconds; the rest follows the next time.</summary>
    private const long MostBytes = 1024L * 1024 * 1024;

    /// <summary>The commit that replaces the small files, its own files written; null when there are too few.</summary>
    public static async Task<TableCommit?> PrepareAsync(TableSnapshot snapshot, ITableStorage storage, DuckDbOptions options, CancellationToken ct)
    {
        var small = Choose(snapshot);
        if (small.Count == 0)
        {
            return null;
        }

        var query = SnapshotRelation.Query(snapshot with { FilesByPath = snapshot.FilesByPath.Clear().AddRange(small.Select(file => KeyValuePair.Create(file.Path, file))) }, storage);
        using var session = DuckDbSession.Open(options);
        var files = await FilesOfQuery.WriteAsync(session, storage, snapshot.Address, snapshot.Schema, query, "compact", ct);
        return files.Sum(file => file.Rows) == small.Sum(file => file.Rows)
            ? new()
            {
                RunId = null,
                Mode = CommitMode.Compact,
                Schema = snapshot.Schema,
                Files = files,
                Replaced = [.. small.Select(file => file.Path)],
                ContractVersion = snapshot.LastCommit.ContractVersion,
            }
            : throw new BrokenTableException($"{snapshot.Address}: compaction read {files.Sum(file => file.Rows)} rows where the log counts {small.Sum(file => file.Rows)}; nothing was replaced.");
    }

    private static List<DataFile> Choose(TableSnapshot snapshot)
    {
        var (chosen, bytes) = (new List<DataFile>(), 0L);
        var partitions = snapshot.Files.Where(file => file.Size < Small && file.Rows is not null)
            .GroupBy(file => string.Join('\u0001', file.PartitionValues.OrderBy(value => value.Key, StringComparer.Ordinal).Select(value => $"{value.Key}={value.Value}")))
            .Where(files => files.Count() >= Fewest).OrderByDescending(files => files.Count());
        foreach (var file in partitions.SelectMany(files => files.OrderBy(file => file.Version)))
        {
            if ((bytes += file.Size) > MostBytes)
            {
                break;
            }

            chosen.Add(file);
        }

        return chosen;
    }
}
