using System.Text.Json.Nodes;
using DataMesh.Tables;

namespace DataMesh.Query.Sharing;

/// <summary>The Delta Sharing protocol under <c>/delta-sharing</c>.</summary>
internal static partial class SharingEndpoints
{
    public static void AddSharing(this IServiceCollection services)
    {
        services.AddOptions<SharingOptions>().BindConfiguration(SharingOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<Recipients>().AddSingleton<SharedTables>().AddSingleton<SignedAddresses>().AddSingleton<ReadTable>();
    }

    public static void MapSharing(this IEndpointRouteBuilder routes)
    {
        const string Table = "/shares/{share}/schemas/{schema}/tables/{table}";
        var sharing = routes.MapGroup("/delta-sharing").AddEndpointFilter(ExplainAsync);
        sharing.MapGet("/profile", ServeProfile.Handle);
        sharing.MapGet("/shares", ListTables.Shares);
        sharing.MapGet("/shares/{share}", ListTables.OneShare);
        sharing.MapGet("/shares/{share}/schemas", ListTables.Schemas);
        sharing.MapGet("/shares/{share}/schemas/{schema}/tables", ListTables.Tables);
        sharing.MapGet("/shares/{share}/all-tables", ListTables.AllTables);
        sharing.MapMethods(Table, [HttpMethods.Head], Version);
        sharing.MapGet($"{Table}/version", Version);
        sharing.MapGet($"{Table}/metadata", (HttpContext http, string share, string schema, string table, ReadTable read) => read.MetadataAsync(http, share, schema, table));
        sharing.MapPost($"{Table}/query", (HttpContext http, string share, string schema, string table, ReadTable read) => read.QueryAsync(http, share, schema, table));
        sharing.MapGet($"{Table}/changes", (HttpContext http, string share, string schema, string table, ReadTable read) => read.ChangesAsync(http, share, schema, table));
        sharing.MapMethods("/files/{file}", [HttpMethods.Get, HttpMethods.Head], ServeFile.HandleAsync);
        sharing.Map("/{**rest}", (string rest) => { throw SharingProblem.Missing($"The protocol has no address '/{rest}', or not by this method."); });

        static Task Version(HttpContext http, string share, string schema, string table, ReadTable read) => read.VersionAsync(http, share, schema, table);
    }

    /// <summary>Errors in the protocol's own shape, which its clients read; no path or stack trace is told.</summary>
    private static async ValueTask<object?> ExplainAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        try
        {
            return await next(context);
        }
        catch (SharingProblem problem)
        {
            return Error(problem);
        }
        catch (Exception broken) when (broken is BrokenTableException or UnsupportedTableException && !http.Response.HasStarted)
        {
            Log.Broken(http.RequestServices.GetRequiredService<ILogger<ReadTable>>(), http.Request.Path, broken.Message);
            return Error(SharingProblem.Broken("The table's log is broken; its domain has to restore it."));
        }
    }

    private static IResult Error(SharingProblem problem) => TypedResults.Json(
        new JsonObject { ["errorCode"] = problem.Code, ["message"] = problem.Message }, statusCode: problem.Status);

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "{Address} cannot be read: {Reason}")]
        public static partial void Broken(ILogger logger, string address, string reason);
    }
}
