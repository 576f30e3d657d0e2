using System.Diagnostics;
using DataMesh.Catalog.Quality;
using DataMesh.Catalog.Storage;
using DataMesh.Client;
using DataMesh.Contracts;
using Microsoft.EntityFrameworkCore;

namespace DataMesh.Catalog.Lineage;

/// <summary>
/// Folds events into what the catalog knows. Every step gives the same result in whatever order events come and however often: see
/// <see cref="FoldRuns"/>; edges and commits are sets. All transactions write the tables in the same order, the rows of a table in the order
/// of their keys, and the feed last: no two can wait for each other.
/// </summary>
internal static class StoreEvents
{
    /// <returns>How many events were new, and the changes that were appended.</returns>
    public static async Task<(int Stored, IReadOnlyList<DataCommitted> Changes)> StoreAsync(
        IReadOnlyList<RunEvent> events, CatalogDb db, DateTimeOffset now, CancellationToken ct)
    {
        var stored = await KeepAsync(events, db, now, ct);
        await FoldRuns.RunsAsync(stored, db, ct);
        await FoldEdgesAsync(stored, db, ct);
        await FoldColumns.FoldAsync(stored, db, ct);
        await FoldRuns.PortsAsync(stored, db, ct);
        await KeepAudits.FoldAsync(stored, db, ct);
        var domains = await KeepCommitsAsync(stored, db, ct);
        return (stored.Count, domains.Count == 0 ? [] : await AnnounceCommits.AppendAsync(db, domains, now, ct));
    }

    /// <summary>Keeps the events as they came; returns the new ones.</summary>
    private static async Task<List<RunEvent>> KeepAsync(IReadOnlyList<RunEvent> events, CatalogDb db, DateTimeOffset now, CancellationToken ct)
    {
        var stored = new List<RunEvent>();
        foreach (var (hash, body, runEvent) in events.Select(runEvent => (Body: runEvent.Body.ToJsonString(), Event: runEvent))
            .Select(pair => (Hash: ContentHash.Of(pair.Body), pair.Body, pair.Event)).OrderBy(found => found.Hash, StringComparer.Ordinal))
        {
            var isNew = await db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO lineage_event ("ContentHash", "ReceivedAt", "EventTime", "RunId", "Body")
                VALUES ({hash}, {now}, {runEvent.EventTime}, {runEvent.RunId}, {body}::jsonb) ON CONFLICT ("ContentHash") DO NOTHING
                """,
                ct) > 0;
            if (isNew)
            {
                stored.Add(runEvent);
            }
        }

        return stored;
    }

    private static async Task FoldEdgesAsync(List<RunEvent> events, CatalogDb db, CancellationToken ct)
    {
        var edges = events
            .SelectMany(runEvent => runEvent.Inputs.Select(input => (Event: runEvent, Dataset: input, IsOutput: false))
                .Concat(runEvent.Outputs.Select(output => (Event: runEvent, Dataset: output, IsOutput: true))))
            .GroupBy(edge => (edge.Event.JobNamespace, edge.Event.JobName, edge.Dataset.Namespace, edge.Dataset.Name, edge.IsOutput), edge => edge.Event.EventTime)
            .OrderBy(edge => edge.Key.JobNamespace, StringComparer.Ordinal).ThenBy(edge => edge.Key.JobName, StringComparer.Ordinal)
            .ThenBy(edge => edge.Key.Namespace, StringComparer.Ordinal).ThenBy(edge => edge.Key.Name, StringComparer.Ordinal).ThenBy(edge => edge.Key.IsOutput);
        foreach (var edge in edges)
        {
            await db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO job_dataset AS known ("JobNamespace", "JobName", "DatasetNamespace", "DatasetName", "IsOutput", "LastSeen")
                VALUES ({edge.Key.JobNamespace}, {edge.Key.JobName}, {edge.Key.Namespace}, {edge.Key.Name}, {edge.Key.IsOutput}, {edge.Max()})
                ON CONFLICT ("JobNamespace", "JobName", "DatasetNamespace", "DatasetName", "IsOutput")
                DO UPDATE SET "LastSeen" = greatest(known."LastSeen", excluded."LastSeen")
                """,
                ct);
        }
    }

    /// <summary>Keeps the commits that are told of; returns the domains that have any.</summary>
    private static async Task<HashSet<string>> KeepCommitsAsync(List<RunEvent> events, CatalogDb db, CancellationToken ct)
    {
        var commits = events.Where(runEvent => runEvent.Type == "COMPLETE")
            .SelectMany(runEvent => runEvent.Outputs.Where(output => output is { Table: not null, DataVersion: not null } && Owns(runEvent, output.Table))
                .Select(output => (Event: runEvent, Output: output, Table: output.Table!)))
            .OrderBy(commit => commit.Table.Domain, StringComparer.Ordinal).ThenBy(commit => commit.Table.Contract, StringComparer.Ordinal)
            .ThenBy(commit => commit.Table.Major).ThenBy(commit => commit.Table.Object, StringComparer.Ordinal).ThenBy(commit => commit.Output.DataVersion)
            .ToList();
        foreach (var (runEvent, output, table) in commits)
        {
            await db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO data_commit ("Domain", "Contract", "Major", "Object", "DataVersion", "Rows", "Bytes", "RunId", "CommittedAt", "TraceParent", "Announced")
                VALUES ({table.Domain}, {table.Contract}, {table.Major}, {table.Object}, {output.DataVersion}, {output.Rows ?? 0}, {output.Bytes ?? 0},
                    {runEvent.RunId}, {runEvent.EventTime}, {runEvent.TraceParent}, false)
                ON CONFLICT DO NOTHING
                """,
                ct);
            Activity.Current?.SetTag("datamesh.domain", table.Domain).SetTag("datamesh.contract", table.Contract).SetTag("datamesh.run_id", runEvent.RunId)
                .SetTag("datamesh.data_version", output.DataVersion).SetTag("datamesh.rows", output.Rows).SetTag("datamesh.bytes", output.Bytes);
        }

        return [.. commits.Select(commit => commit.Table.Domain)];
    }

    /// <summary>Rows of a table are committed by the pipeline of its own contract and by nobody else.</summary>
    private static bool Owns(RunEvent runEvent, TableReference table) =>
        runEvent.JobNamespace == table.Domain && runEvent.JobName == $"{table.Contract}/v{table.Major}";
}
