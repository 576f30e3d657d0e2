using System.ComponentModel.DataAnnotations;
using DataMesh.Client;
using DataMesh.Scheduler.Pipelines;
using DataMesh.Scheduler.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace DataMesh.Scheduler.Runs;

/// <summary>Runs, newest first.</summary>
internal static class ReadRuns
{
    public static async Task<Results<Ok<PipelineRun>, ProblemHttpResult>> GetAsync(Guid runId, SchedulerDb db, CancellationToken ct)
    {
        var id = runId.ToString();
        var run = await db.Runs.AsNoTracking().Include(found => found.Pipeline).FirstOrDefaultAsync(found => found.RunId == id, ct);
        return run is null
            ? TypedResults.Problem($"There is no run '{id}'.", statusCode: StatusCodes.Status404NotFound, type: Problems.NotFound)
            : TypedResults.Ok(run.ToWire(run.Pipeline!));
    }

    public static async Task<Results<Ok<List<PipelineRun>>, ProblemHttpResult>> OfPipelineAsync(
        string domain, string contract, int major, SchedulerDb db, CancellationToken ct, [Range(1, 500)] int limit = 50, DateTimeOffset? before = null)
    {
        if (await db.FindPipelineAsync(domain, contract, major, ct) is not { } pipeline)
        {
            return ReadPipelines.Unknown(domain, contract, major);
        }

        var runs = await db.Runs.AsNoTracking()
            .Where(run => run.PipelineId == pipeline.Id && (before == null || run.CreatedAt < before.Value.ToUniversalTime()))
            .OrderByDescending(run => run.CreatedAt).Take(limit).ToListAsync(ct);
        return TypedResults.Ok(runs.Select(run => run.ToWire(pipeline)).ToList());
    }
}
