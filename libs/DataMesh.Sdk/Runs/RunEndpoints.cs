using DataMesh.Client;
using DataMesh.Sdk.Documents;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace DataMesh.Sdk.Runs;

/// <summary>The run protocol between scheduler and domain; the gateway does not route it.</summary>
internal static class RunEndpoints
{
    public static void MapRuns(this IEndpointRouteBuilder routes)
    {
        var runs = routes.MapGroup("/mesh/pipelines/{contract}/v{major:int:min(0)}/runs/{runId:guid}");
        runs.MapPut(string.Empty, Start);
        runs.MapGet(string.Empty, Get);
    }

    private static Results<Accepted<RunStatus>, Ok<RunStatus>, ProblemHttpResult> Start(
        string contract, int major, Guid runId, RunRequest request, RunBook book, DomainContracts contracts)
    {
        if (book.IsStopping)
        {
            return Problem(StatusCodes.Status503ServiceUnavailable, Problems.NotReady, "The domain is stopping; ask again in a few seconds.");
        }

        if (contracts.FindPipeline(contract, major) is not { } pipeline)
        {
            return Unknown(contract, major);
        }

        return book.Accept(runId.ToString(), pipeline.Product, pipeline.Contract, request) switch
        {
            null => Problem(StatusCodes.Status409Conflict, Problems.Fenced, $"Attempt {request.FencingToken} is not in charge any more: a later one has asked."),
            { IsNew: true } accepted => TypedResults.Accepted((string?)null, accepted.Status),
            { } known => TypedResults.Ok(known.Status),
        };
    }

    private static Results<Ok<RunStatus>, ProblemHttpResult> Get(string contract, int major, Guid runId, RunBook book, DomainContracts contracts)
    {
        if (contracts.FindPipeline(contract, major) is null)
        {
            return Unknown(contract, major);
        }

        return book.Find(runId.ToString()) is { } status
            ? TypedResults.Ok(status)
            : Problem(StatusCodes.Status404NotFound, Problems.NotFound, "This process does not know the run; ask for it with PUT.");
    }

    private static ProblemHttpResult Unknown(string contract, int major) =>
        Problem(StatusCodes.Status404NotFound, Problems.NotFound, $"This domain has no contract '{contract}' in major version {major}.");

    private static ProblemHttpResult Problem(int status, string type, string detail) => TypedResults.Problem(detail, statusCode: status, type: type);
}
