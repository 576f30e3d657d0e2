using DataMesh.Client;

namespace DataMesh.Catalog.Storage;

/// <summary>Until the schema is there, requests are asked to come again: a start before the migration is no fault of the caller's.</summary>
internal static class SchemaGate
{
    private const string Soon = "2";

    public static void AddSchemaGate(this IServiceCollection services)
    {
        services.AddSingleton<SchemaState>();
        services.AddHealthChecks().AddCheck<SchemaHealthCheck>("schema");
    }

    public static void UseSchemaGate(this IApplicationBuilder app) => app.UseWhen(
        context => context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal),
        api => api.Use(async (context, next) =>
        {
            var schema = context.RequestServices.GetRequiredService<SchemaState>();
            if (await schema.FindObstacleAsync(context.RequestAborted) is not { } obstacle)
            {
                await next(context);
                return;
            }

            context.Response.Headers.RetryAfter = Soon;
            await TypedResults.Problem(
                obstacle, statusCode: StatusCodes.Status503ServiceUnavailable, type: Problems.NotReady, title: "The catalog is not ready yet.").ExecuteAsync(context);
        }));
}
