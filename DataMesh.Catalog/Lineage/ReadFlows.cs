using DataMesh.Catalog.Storage;
using DataMesh.Governance;
using Microsoft.EntityFrameworkCore;

namespace DataMesh.Catalog.Lineage;

/// <summary>What events told of flows and runs, for policies that ask.</summary>
internal static class ReadFlows
{
    private const int MostEdges = 200_000;
    private const int MostRuns = 50_000;

    public static async Task<List<LineageEdge>> EdgesAsync(CatalogDb db, CancellationToken ct)
    {
        var tables = await (
            from input in db.JobDatasets.AsNoTracking()
            where !input.IsOutput && input.DatasetNamespace.StartsWith(TableReference.Scheme)
            join output in db.JobDatasets on new { input.JobNamespace, input.JobName } equals new { output.JobNamespace, output.JobName }
            where output.IsOutput && output.DatasetNamespace.StartsWith(TableReference.Scheme)
            select new { From = input.DatasetNamespace, FromName = input.DatasetName, To = output.DatasetNamespace, ToName = output.DatasetName })
            .Distinct().OrderBy(edge => edge.To).ThenBy(edge => edge.ToName).ThenBy(edge => edge.From).ThenBy(edge => edge.FromName).Take(MostEdges).ToListAsync(ct);
        var columns = await db.ColumnEdges.AsNoTracking()
            .Where(edge => edge.FromNamespace.StartsWith(TableReference.Scheme) && edge.ToNamespace.StartsWith(TableReference.Scheme))
            .OrderByDescending(edge => edge.LastSeen).Take(MostEdges).ToListAsync(ct);
        return
        [
            .. tables.Select(edge => Edge(TableReference.Parse(edge.From, edge.FromName), null, TableReference.Parse(edge.To, edge.ToName), null)).OfType<LineageEdge>(),
            .. columns.Select(edge => Edge(
                TableReference.Parse(edge.FromNamespace, edge.FromName), edge.FromColumn, TableReference.Parse(edge.ToNamespace, edge.ToName), edge.ToColumn)).OfType<LineageEdge>(),
        ];
    }

    private static LineageEdge? Edge(TableReference? from, string? fromColumn, TableReference? to, string? toColumn) => from is null || to is null ? null : new()
    {
        FromDomain = from.Domain,
        FromContract = from.Contract,
        FromMajor = from.Major,
        FromObject = from.Object,
        FromColumn = fromColumn,
        ToDomain = to.Domain,
        ToContract = to.Contract,
        ToMajor = to.Major,
        ToObject = to.Object,
        ToColumn = toColumn,
    };

    public static async Task<List<PipelineRun>> RunsAsync(CatalogDb db, CancellationToken ct)
    {
        var runs = await db.Runs.AsNoTracking().OrderByDescending(run => run.EventTime).Take(MostRuns).ToListAsync(ct);
        return
        [
            .. from run in runs
               let table = TableReference.Parse(TableReference.Scheme + run.JobNamespace, run.JobName + "/")
               where table is not null
               let ended = run.State is "COMPLETE" or "FAIL" or "ABORT"
               select new PipelineRun
               {
                   Domain = table.Domain,
                   Contract = table.Contract,
                   Major = table.Major,
                   RunId = run.RunId,
                   State = run.State switch { "COMPLETE" => "succeeded", "FAIL" => "failed", "ABORT" => "aborted", _ => "running" },
                   StartedAt = run.EventTime,
                   FinishedAt = ended ? run.EventTime : null,
               },
        ];
    }
}
