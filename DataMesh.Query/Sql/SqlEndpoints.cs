using DataMesh.Client;
using DataMesh.Query.Tables;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DataMesh.Query.Sql;

internal static class SqlEndpoints
{
    public static void AddSql(this IServiceCollection services)
    {
        services.AddOptions<QueryOptions>().BindConfiguration(QueryOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<SqlAdmission>();
        services.AddSingleton<SqlTables>();
        services.AddSingleton<RunningStatements>().AddSingleton<IQueryProcess, ThisProcess>().AddHostedService<ProcessGuard>();
    }

    public static void MapSql(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/sql", RunSql.HandleAsync);
        routes.MapGet("/sql", RunSql.HandleLinkAsync);
        routes.MapGet("/sql/tables", ListAsync);
        routes.MapDelete("/sql/statements/{id:guid}", Stop);
    }

    private static IResult Stop(Guid id, RunningStatements statements) => statements.Stop(id, StopReason.Cancelled)
        ? TypedResults.NoContent()
        : TypedResults.Problem($"No statement {id} runs: it has ended, or never began.", statusCode: StatusCodes.Status404NotFound, type: Problems.NotFound);

    private static Ok<List<SqlTable>> ListAsync(MeshTables tables) => TypedResults.Ok(tables.All
        .OrderBy(table => table.FullName, StringComparer.Ordinal)
        .Select(table => new SqlTable { Name = table.FullName, ShortName = table.IsNewest ? table.ShortName : null })
        .ToList());
}
