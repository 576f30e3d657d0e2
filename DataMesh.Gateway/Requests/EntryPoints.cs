namespace DataMesh.Gateway.Requests;

/// <summary>What a person finds who opens the gateway's bare address.</summary>
internal static class EntryPoints
{
    private static readonly Dictionary<string, string> Index = new()
    {
        ["products"] = "/api/products",
        ["changes"] = "/api/changes?after=0",
        ["pipelines"] = "/api/pipelines",
        ["data"] = "/data/{domain}/{contract}/v{major}/{object}",
        ["sql"] = "/sql",
        ["scheduler"] = "/hangfire",
        ["reference"] = "/scalar",
        ["openapi"] = "/openapi/v1.json",
    };

    public static void AddRequests(this IServiceCollection services)
    {
        services.AddSingleton<DataRequests>();
        services.RefuseOddLengths();
        services.LimitBodies();
    }

    public static void MapEntryPoints(this IEndpointRouteBuilder routes) => routes.MapGet("/", () => TypedResults.Ok(Index));
}
