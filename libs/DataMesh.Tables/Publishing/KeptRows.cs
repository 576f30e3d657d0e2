using System.Collections.Immutable;

namespace DataMesh.Tables;

/// <summary>What stays of a table when staged rows are loaded into it.</summary>
/// <param name="Kept">The rows that stay, as a snapshot that no log has; null when none do.</param>
/// <param name="Rewritten">Files with rows that stay and whose old files do not.</param>
/// <param name="Replaced">Paths of the files that go, for a merge.</param>
public sealed record KeptRows(TableSnapshot? Kept, IReadOnlyList<DataFile> Rewritten, IReadOnlyList<string> Replaced)
{
    /// <summary>Nothing stays.</summary>
    public static KeptRows None { get; } = new(null, [], []);

    /// <summary>Everything stays.</summary>
    public static KeptRows All(TableSnapshot before) => new(before, [], []);

    /// <summary>Everything stays but the partitions to which the staged files belong.</summary>
    public static KeptRows OutsidePartitions(TableSnapshot before, StagedObject staged)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(staged);
        var gone = ReplacedFiles.Of(new() { RunId = null, Mode = CommitMode.ReplacePartitions, Schema = staged.Schema, Files = staged.Files }, before);
        return new(before with { FilesByPath = before.FilesByPath.RemoveRange(gone.Select(file => file.Path)) }, [], []);
    }

    /// <summary>
    /// Everything stays but the rows whose keys are among the staged ones. Files that hold such rows are written anew without them, under
    /// names that no commit mentions.
    /// </summary>
    /// <param name="session">The session that staged the rows.</param>
    /// <param name="keys">The key columns; a row with a NULL among them is never replaced.</param>
    /// <param name="runId">Part of the new files' names.</param>
    public static async Task<KeptRows> WithoutKeysAsync(
        DuckDbSession session, ITableStorage storage, TableSnapshot before, StagedObject staged, IReadOnlyList<string> keys, string runId, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(storage);
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(staged);
        ArgumentNullException.ThrowIfNull(keys);
        var match = string.Join(" AND ", keys.Select(key => $"staged.{Sql.Identifier(key)} = old.{Sql.Identifier(key)}::{before.Schema.Find(key)!.Type.DuckDb}"));
        var touched = await TouchedAsync(session, storage, before, staged, match, ct);
        var schema = SchemaEvolution.Keep(before.Address, before.Schema, staged.Schema);
        if (touched.Count == 0)
        {
            return All(before);
        }

        var query = $"SELECT old.* FROM ({SnapshotRelation.Query(Wider(Only(before, touched), schema), storage)}) AS old WHERE NOT EXISTS (SELECT 1 FROM ({staged.Query}) AS staged WHERE {match})";
        var rewritten = await FilesOfQuery.WriteAsync(session, storage, before.Address, schema, query, runId, ct);
        var kept = before.FilesByPath.RemoveRange(touched.Select(file => file.Path)).AddRange(rewritten.Select(file => KeyValuePair.Create(file.Path, file)));
        return new(Wider(before with { FilesByPath = kept }, schema), rewritten, [.. touched.Select(file => file.Path)]);
    }

    private static async Task<List<DataFile>> TouchedAsync(
        DuckDbSession session, ITableStorage storage, TableSnapshot before, StagedObject staged, string match, CancellationToken ct)
    {
        var touched = new List<DataFile>();
        if (before.FilesByPath.IsEmpty)
        {
            return touched;
        }

        var byPlace = before.Files.ToDictionary(file => storage.Locate($"{before.Address.RelativePath}/{file.Path}"), StringComparer.Ordinal);
        var hive = before.Schema.PartitionColumns.Count > 0 ? "true" : "false";
        var files = $"read_parquet({Sql.List(byPlace.Keys)}, filename = true, union_by_name = true, hive_partitioning = {hive})";
        await using var rows = await session.QueryAsync($"SELECT DISTINCT old.filename FROM {files} AS old WHERE EXISTS (SELECT 1 FROM ({staged.Query}) AS staged WHERE {match})", [], ct);
        while (await rows.ReadAsync())
        {
            touched.Add(byPlace[rows.Reader.GetString(0)]);
        }

        return touched;
    }

    /// <summary>The snapshot by the schema that the commit will bring: columns that its files lack are NULL.</summary>
    private static TableSnapshot Wider(TableSnapshot snapshot, TableSchema schema) => schema.ToDelta() == snapshot.Schema.ToDelta()
        ? snapshot
        : snapshot with { Metadata = snapshot.Metadata with { Schema = schema }, SchemaVersion = snapshot.Version + 1 };

    private static TableSnapshot Only(TableSnapshot snapshot, IEnumerable<DataFile> files) =>
        snapshot with { FilesByPath = ImmutableDictionary.CreateRange(StringComparer.Ordinal, files.Select(file => KeyValuePair.Create(file.Path, file))) };
}
