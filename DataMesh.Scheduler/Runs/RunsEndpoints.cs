
namespace DataMesh.Scheduler.Runs;

internal static class RunsEndpoints
{
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(5);

    public static void AddRuns(this IServiceCollection services)
    {
        services.AddOptions<RunOptions>().BindConfiguration(RunOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddValidation();
        services.AddScoped<ExecuteRun>();
        services.AddHostedService<RecoverRuns>();
#pragma warning disable EXTEXP0001 // Removing the default resilience is still marked experimental; a run has one policy for repetition, its own.
        services.AddHttpClient<DomainRuns>(http => http.Timeout = AnswerWithin).RemoveAllResilienceHandlers();
#pragma warning restore EXTEXP0001
    }

    public static void MapRuns(this IEndpointRouteBuilder routes) => routes.MapGet("/api/runs/{runId:guid}", ReadRuns.GetAsync);
}
