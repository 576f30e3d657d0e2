using DataMesh.Client;
using DataMesh.ServiceDefaults.Settings;

namespace DataMesh.Gateway.Admission;

/// <summary>
/// Until the mesh has identities, nobody can be told apart: in Development everybody may read, anywhere else nobody may read data or see
/// the scheduler.
/// </summary>
internal static partial class AnonymousReaders
{
    private static readonly PathString[] Guarded = ["/data", "/sql", "/hangfire", "/api/pipelines", "/api/runs", "/api/policies/dry-run"];

    public static void UseAdmission(this WebApplication app)
    {
        if (app.Configuration.GetValue(MeshSettings.AnonymousReaders.Key, defaultValue: app.Environment.IsDevelopment()))
        {
            // Outside Development the process has refused to start with it.
            Log.EverybodyReads(app.Logger);
            return;
        }

        Log.NobodyReads(app.Logger, app.Environment.EnvironmentName);
        app.Use(RefuseAsync);
    }

    private static Task RefuseAsync(HttpContext context, RequestDelegate next) =>
        Guarded.Any(path => context.Request.Path.StartsWithSegments(path)) || IsWriting(context.Request)
            ? TypedResults.Problem(
                "This gateway runs outside Development and has no identity provider, so it cannot know who reads. Run it with ASPNETCORE_ENVIRONMENT=Development on a machine of your own.",
                statusCode: StatusCodes.Status401Unauthorized,
                type: Problems.IdentityRequired).ExecuteAsync(context)
            : next(context);

    /// <summary>Ratings: whose they are could not be known.</summary>
    private static bool IsWriting(HttpRequest request) =>
        request.Path.StartsWithSegments("/api/products") && !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method);

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Anonymous readers are accepted, because this is the Development environment.")]
        public static partial void EverybodyReads(ILogger logger);

        [LoggerMessage(LogLevel.Warning, "No data is served: the environment is {Environment} and there is no identity provider.")]
        public static partial void NobodyReads(ILogger logger, string environment);
    }
}
