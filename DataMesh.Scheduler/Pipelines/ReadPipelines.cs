using DataMesh.Client;
using DataMesh.Scheduler.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace DataMesh.Scheduler.Pipelines;

/// <summary>The pipelines of the mesh with their last runs.</summary>
internal static class ReadPipelines
{
    private const int Most = 1000;

    public static async Task<Ok<List<PipelineSummary>>> ListAsync(SchedulerDb db, CancellationToken ct)
    {
        var pipelines = await db.Pipelines.AsNoTracking().Where(pipeline => pipeline.IsActive)
            .OrderBy(pipeline => pipeline.Domain).ThenBy(pipeline => pipeline.Contract).ThenBy(pipeline => pipeline.Major).Take(Most).ToListAsync(ct);
        var summaries = new List<PipelineSummary>();
        foreach (var pipeline in pipelines)
        {
            summaries.Add(await SummariseAsync(pipeline, db, ct));
        }

        return TypedResults.Ok(summaries);
    }

    public static async Task<Results<Ok<PipelineSummary>, ProblemHttpResult>> GetAsync(string domain, string contract, int major, SchedulerDb db, CancellationToken ct) =>
        await db.FindPipelineAsync(domain, contract, major, ct) is { } pipeline
            ? TypedResults.Ok(await SummariseAsync(pipeline, db, ct))
            : Unknown(domain, contract, major);

    public static Task<Pipeline?> FindPipelineAsync(this SchedulerDb db, string domain, string contract, int major, CancellationToken ct) =>
        db.Pipelines.FirstOrDefaultAsync(pipeline => pipeline.Domain == domain && pipeline.Contract == contract && pipeline.Major == major, ct);

    public static ProblemHttpResult Unknown(string domain, string contract, int major) => TypedResults.Problem(
        $"There is no pipeline '{domain}/{contract}/v{major}'. GET /api/pipelines lists all.", statusCode: StatusCodes.Status404NotFound, type: Problems.NotFound);

    private static async Task<PipelineSummary> SummariseAsync(Pipeline pipeline, SchedulerDb db, CancellationToken ct)
    {
        var upstream = await db.FindUpstreamAsync(pipeline, ct);
        var last = await db.Runs.AsNoTracking().Where(run => run.PipelineId == pipeline.Id).OrderByDescending(run => run.CreatedAt).FirstOrDefaultAsync(ct);
        return new()
        {
            Domain = pipeline.Domain,
            Contract = pipeline.Contract,
            Major = pipeline.Major,
            Schedule = pipeline.Schedule,
            Upstream =
            [
                .. pipeline.ReadInputs().Select(input =>
                    upstream.FirstOrDefault(candidate => candidate.ContractId == input.ContractId && candidate.Major == input.Major) is { } found
                        ? $"{found.Domain}/{found.Contract}/v{found.Major}"
                        : input.ContractId),
            ],
            LastRun = last?.ToWire(pipeline),
        };
    }
}
