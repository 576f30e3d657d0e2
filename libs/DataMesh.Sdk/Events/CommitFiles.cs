using System.Collections.Immutable;
using DataMesh.Tables;

namespace DataMesh.Sdk.Events;

/// <summary>What a commit did to its table's rows; compaction and other moves of rows do nothing.</summary>
internal sealed record CommitFiles(IReadOnlyList<DataFile> Added, IReadOnlyList<DataFile> Removed)
{
    public static CommitFiles Of(TableSnapshot? before, TableSnapshot after) => new(
        [.. after.Files.Where(file => file.Version == after.Version && file.DataChange)],
        before is null
            ? []
            : [.. before.Files.Where(file => IsRemoved(file, after))]);

    public bool ChangesRows => Added.Count + Removed.Count > 0;

    public IEnumerable<string> Paths => Added.Concat(Removed).Select(file => file.Path);

    /// <summary>The rows that are there since the commit: of a rewritten file only those that are new or different.</summary>
    public string Query(TableSnapshot after, ITableStorage storage)
    {
        var added = Relation(after, Added, storage);
        return Removed.Count == 0 ? added : $"({added}) EXCEPT ALL ({Relation(after, Removed, storage)})";
    }

    private static bool IsRemoved(DataFile file, TableSnapshot after) =>
        after.Tombstones.TryGetValue(file.Path, out var gone) && gone.DataChange && !after.FilesByPath.ContainsKey(file.Path);

    private static string Relation(TableSnapshot after, IReadOnlyList<DataFile> files, ITableStorage storage)
    {
        var byPath = ImmutableDictionary.CreateRange(StringComparer.Ordinal, files.Select(file => KeyValuePair.Create(file.Path, file)));
        return SnapshotRelation.Query(after with { FilesByPath = byPath }, storage);
    }
}
