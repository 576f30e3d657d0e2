using DataMesh.Contracts;
using DataMesh.Tables;

namespace DataMesh.Sdk.Runs;

/// <summary>How staged rows meet the rows already there, by the contract's load mode.</summary>
internal static class LoadRows
{
    /// <summary>Adds to the staged objects what their commits replace; returns, by object, the rows that stay beside them.</summary>
    public static async Task<IReadOnlyDictionary<string, TableSnapshot>> MeetAsync(
        RunJob job, DuckDbSession session, ITableStorage storage, List<StagedObject> staged, IReadOnlyDictionary<string, TableSnapshot> existing, CancellationToken ct)
    {
        var kept = new Dictionary<string, TableSnapshot>();
        for (var at = 0; at < staged.Count; at++)
        {
            var rows = staged[at];
            var stay = existing.GetValueOrDefault(rows.Address.Object) is { } before
                ? await KeepAsync(job, session, storage, rows, before, ct)
                : KeptRows.None;
            staged[at] = rows with { Rewritten = stay.Rewritten, Replaced = stay.Replaced };
            if (stay.Kept is not null)
            {
                kept[rows.Address.Object] = stay.Kept;
            }
        }

        return kept;
    }

    /// <summary>The commit of one object.</summary>
    public static TableCommit CommitOf(RunJob job, StagedObject rows, TableSnapshot? before, IReadOnlyDictionary<string, long> watermarks, string? traceParent) => new()
    {
        RunId = job.RunId,
        FencingToken = job.Request.FencingToken,
        Mode = job.Contract.LoadMode switch
        {
            LoadMode.Append => CommitMode.Append,
            LoadMode.Merge => CommitMode.Merge,
            LoadMode.ReplacePartitions => CommitMode.ReplacePartitions,
            _ => CommitMode.Overwrite,
        },
        Schema = rows.Schema,
        Files = [.. rows.Files, .. rows.Rewritten],
        Replaced = rows.Replaced,
        BasedOn = job.Contract.LoadMode == LoadMode.Full ? null : before?.Version ?? -1,
        Watermarks = watermarks,
        ContractVersion = job.Contract.Version.Text,
        TraceParent = traceParent,
    };

    private static async Task<KeptRows> KeepAsync(
        RunJob job, DuckDbSession session, ITableStorage storage, StagedObject rows, TableSnapshot before, CancellationToken ct)
    {
        switch (job.Contract.LoadMode)
        {
            case LoadMode.Append:
                return KeptRows.All(before);
            case LoadMode.ReplacePartitions:
                return KeptRows.OutsidePartitions(before, rows);
            case LoadMode.Merge:
                var keys = job.Contract.Schema.First(schema => schema.Name == rows.Address.Object).PrimaryKeys.Select(property => property.Name).ToList();
                return await KeptRows.WithoutKeysAsync(session, storage, before, rows, keys, job.RunId, ct);
            default:
                return KeptRows.None;
        }
    }
}
