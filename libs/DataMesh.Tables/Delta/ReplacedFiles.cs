namespace DataMesh.Tables;

/// <summary>Which files a commit takes away, and whether it may.</summary>
internal static class ReplacedFiles
{
    public static IEnumerable<DataFile> Of(TableCommit commit, TableSnapshot before) => commit.Mode switch
    {
        CommitMode.Append => [],
        CommitMode.Overwrite => before.Files,
        CommitMode.ReplacePartitions => OfPartitions(commit, before),
        _ => commit.Replaced.Select(path => before.FilesByPath[path]),
    };

    /// <summary>Why the commit no longer fits the table as it is now, or null (Delta's conflict rules, for what a run can have read).</summary>
    public static string? FindConflict(TableCommit commit, TableSnapshot? before)
    {
        if (before is null)
        {
            return commit.Replaced.Count == 0 ? null : "the table is gone.";
        }

        if (commit.Replaced.FirstOrDefault(path => !before.FilesByPath.ContainsKey(path)) is { } missing)
        {
            return $"the file '{missing}' that it replaces was given up meanwhile.";
        }

        if (commit.BasedOn is not { } basis || before.Version <= basis)
        {
            return null;
        }

        if (commit.Mode == CommitMode.Merge && before.Files.FirstOrDefault(file => file.Version > basis && file.DataChange) is { } added)
        {
            return $"commit {added.Version} added rows after version {basis}, from which it was computed.";
        }

        return commit.Watermarks.Keys.FirstOrDefault(source =>
            before.Transactions.TryGetValue(TableSnapshot.WatermarkApplication + source, out var seen) && seen.Commit > basis) is { } overtaken
            ? $"commit {before.Transactions[TableSnapshot.WatermarkApplication + overtaken].Commit} has read the source '{overtaken}' further already."
            : null;
    }

    private static IEnumerable<DataFile> OfPartitions(TableCommit commit, TableSnapshot before)
    {
        var touched = commit.Files.Select(Key).ToHashSet(StringComparer.Ordinal);
        return before.Files.Where(file => touched.Contains(Key(file)));

        string Key(DataFile file) => string.Join('\u0001', commit.Schema.PartitionColumns.Select(column =>
            file.PartitionValues.GetValueOrDefault(column) is { Length: > 0 } value ? '=' + value : "null"));
    }
}
