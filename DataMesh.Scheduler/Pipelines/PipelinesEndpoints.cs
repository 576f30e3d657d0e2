using DataMesh.Scheduler.Runs;

namespace DataMesh.Scheduler.Pipelines;

internal static class PipelinesEndpoints
{
    public static void AddPipelines(this IServiceCollection services)
    {
        services.AddSingleton<Storage.AwaitSchema>();
        services.AddSingleton<PipelineFeed>();
        services.AddHostedService(provider => provider.GetRequiredService<PipelineFeed>());
        services.AddHealthChecks().AddCheck<Storage.SchemaHealthCheck>("schema");
    }

    public static void MapPipelines(this IEndpointRouteBuilder routes)
    {
        var pipelines = routes.MapGroup("/api/pipelines");
        pipelines.MapGet(string.Empty, ReadPipelines.ListAsync);
        pipelines.MapGet("/{domain}/{contract}/v{major:int:min(0)}", ReadPipelines.GetAsync);
        pipelines.MapGet("/{domain}/{contract}/v{major:int:min(0)}/runs", ReadRuns.OfPipelineAsync);
        pipelines.MapPost("/{domain}/{contract}/v{major:int:min(0)}/runs", StartRun.HandleAsync);
    }
}
