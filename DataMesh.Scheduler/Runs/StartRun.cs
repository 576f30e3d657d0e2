using DataMesh.Client;
using DataMesh.Scheduler.Pipelines;
using DataMesh.Scheduler.Queues;
using DataMesh.Scheduler.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DataMesh.Scheduler.Runs;

/// <summary>A person or a program starts a run. The same <c>Idempotency-Key</c> starts one run, however often it is sent.</summary>
internal static class StartRun
{
    private const string KeyHeader = "Idempotency-Key";
    private const int LongestKey = 200;

    public static async Task<Results<Accepted<PipelineRun>, ProblemHttpResult>> HandleAsync(
        string domain, string contract, int major, HttpRequest request, SchedulerDb db, RunQueue queue, TimeProvider time, CancellationToken ct)
    {
        if (await db.FindPipelineAsync(domain, contract, major, ct) is not { IsActive: true } pipeline)
        {
            return ReadPipelines.Unknown(domain, contract, major);
        }

        var key = request.Headers[KeyHeader].ToString();
        if (key.Length > LongestKey)
        {
            return TypedResults.Problem($"{KeyHeader} has at most {LongestKey} characters.", statusCode: StatusCodes.Status400BadRequest, type: Problems.RequestInvalid);
        }

        var cause = $"manual:{(key.Length > 0 ? key : Guid.CreateVersion7(time.GetUtcNow()))}";
        var run = await db.CreateOrFindRunAsync(pipeline, RunTrigger.Manual, cause, time.GetUtcNow(), ct);
        await queue.EnqueueWaitingAsync(db, ct);
        return TypedResults.Accepted($"/api/runs/{run.RunId}", run.ToWire(pipeline));
    }
}
