using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace DataMesh.Tables;

/// <summary>
/// Writes a snapshot as a classic checkpoint of one Parquet file, and the hint to it. Readers that begin here need no commit before it. Files
/// that were given up are kept for as long as they may be on disk; runs are remembered for thirty days.
/// </summary>
internal static class WriteCheckpoint
{
    /// <summary>Tag of an <c>add</c> action: the commit that added the file.</summary>
    public const string CommitTag = "datamesh.commit";

    private const string Columns =
        """
        {txn: 'STRUCT("appId" VARCHAR, version BIGINT, "lastUpdated" BIGINT)',
         "add": 'STRUCT(path VARCHAR, "partitionValues" MAP(VARCHAR, VARCHAR), size BIGINT, "modificationTime" BIGINT, "dataChange" BOOLEAN, tags MAP(VARCHAR, VARCHAR), stats VARCHAR)',
         "remove": 'STRUCT(path VARCHAR, "deletionTimestamp" BIGINT, "dataChange" BOOLEAN, "extendedFileMetadata" BOOLEAN, "partitionValues" MAP(VARCHAR, VARCHAR), size BIGINT)',
         "metaData": 'STRUCT(id VARCHAR, name VARCHAR, description VARCHAR, format STRUCT(provider VARCHAR, options MAP(VARCHAR, VARCHAR)), "schemaString" VARCHAR, "partitionColumns" VARCHAR[], configuration MAP(VARCHAR, VARCHAR), "createdTime" BIGINT)',
         protocol: 'STRUCT("minReaderVersion" INTEGER, "minWriterVersion" INTEGER)'}
        """;

    private static readonly TimeSpan RunsRemembered = TimeSpan.FromDays(30);
    private static readonly DuckDbOptions Bounds = new() { MemoryMegabytes = 512, Threads = 1 };

    public static async Task RunAsync(TableSnapshot snapshot, ITableStorage storage, string folder, DateTimeOffset now, CancellationToken ct)
    {
        var temporary = Directory.CreateTempSubdirectory("datamesh-checkpoint-");
        try
        {
            var (source, target) = (Path.Combine(temporary.FullName, "actions.json"), Path.Combine(temporary.FullName, "checkpoint.parquet"));
            var (count, longest) = await WriteActionsAsync(snapshot, source, now, ct);
            using (var session = DuckDbSession.Open(Bounds))
            {
                await session.ExecuteAsync(
                    $"COPY (SELECT * FROM read_json({Sql.Literal(source)}, format = 'newline_delimited', maximum_object_size = {longest}, columns = {Columns})) "
                    + $"TO {Sql.Literal(target)} (FORMAT parquet, COMPRESSION zstd)",
                    ct);
            }

            var content = await File.ReadAllBytesAsync(target, ct);
            await storage.PutIfAbsentAsync($"{folder}/{CheckpointFiles.Name(snapshot.Version)}", content, ct);
            await storage.ReplaceAsync(
                $"{folder}/{LastCheckpoint.Name}", LastCheckpoint.Write(snapshot.Version, count, content.Length, snapshot.FilesByPath.Count), ct);
        }
        finally
        {
            temporary.Delete(recursive: true);
        }
    }

    /// <summary>How many actions, and bytes that hold the longest of them.</summary>
    private static async Task<(long Count, long Longest)> WriteActionsAsync(TableSnapshot snapshot, string path, DateTimeOffset now, CancellationToken ct)
    {
        var (count, longest) = (0L, 1L << 20);
        await using var writer = new StreamWriter(path);
        foreach (var action in Actions(snapshot, now))
        {
            var line = action.ToJsonString(CommitActions.Compact);
            await writer.WriteLineAsync(line.AsMemory(), ct);
            (count, longest) = (count + 1, Math.Max(longest, Encoding.UTF8.GetMaxByteCount(line.Length)));
        }

        return (count, longest);
    }

    private static IEnumerable<JsonObject> Actions(TableSnapshot snapshot, DateTimeOffset now)
    {
        yield return CommitActions.Protocol();
        yield return CommitActions.Metadata(snapshot.Metadata);
        foreach (var (application, transaction) in snapshot.Transactions)
        {
            if (!application.StartsWith(TableSnapshot.RunApplication, StringComparison.Ordinal) || !(transaction.LastUpdated < now - RunsRemembered))
            {
                yield return CommitActions.Transaction(application, transaction.Version, transaction.LastUpdated?.ToUnixTimeMilliseconds());
            }
        }

        foreach (var file in snapshot.Tombstones.Values.Where(file => file.DeletedAt > now - snapshot.Properties.FileRetention))
        {
            yield return CommitActions.Remove(file, dataChange: false);
        }

        foreach (var file in snapshot.Files)
        {
            var add = CommitActions.Add(file, file.ModifiedAt ?? snapshot.CommittedAt, dataChange: false);
            if (file.Version >= 0)
            {
                add["add"]!["tags"] = new JsonObject { [CommitTag] = file.Version.ToString(CultureInfo.InvariantCulture) };
            }

            yield return add;
        }
    }
}
