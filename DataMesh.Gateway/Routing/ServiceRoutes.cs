using Yarp.ReverseProxy.Configuration;

namespace DataMesh.Gateway.Routing;

/// <summary>What reaches the platform's own services. Publishing does not pass here: domains talk to the catalog themselves.</summary>
internal static class ServiceRoutes
{
    /// <summary>Id of the route to SQL.</summary>
    public const string Sql = "sql";
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public static IReadOnlyList<RouteConfig> Routes { get; } =
    [
        Route("products", "catalog", "/api/{**rest}", Reading, order: 2),
        Route("ratings", "catalog", "/api/products/{domain}/{product}/ratings/{**rest}", [.. Reading, HttpMethods.Put, HttpMethods.Delete], order: 1),
        Route("dry-run", "catalog", "/api/policies/dry-run", [HttpMethods.Post], order: 1),
        Route("openapi", "catalog", "/openapi/{**rest}", Reading, order: 1),
        Route("scalar", "catalog", "/scalar/{**rest}", Reading, order: 1),
        Route("lineage", "catalog", "/api/v1/lineage/{**rest}", [HttpMethods.Post], order: 1),
        Route("pipelines", "scheduler", "/api/pipelines/{**rest}", [.. Reading, HttpMethods.Post], order: 1),
        Route("runs", "scheduler", "/api/runs/{**rest}", Reading, order: 1),
        Route("hangfire", "scheduler", "/hangfire/{**rest}", methods: null, order: 1),
        Route("sharing", "query", "/delta-sharing/{**rest}", [.. Reading, HttpMethods.Post], order: 1),
        Route(Sql, "query", "/sql/{**rest}", [.. Reading, HttpMethods.Post, HttpMethods.Delete], order: 1),
    ];

    public static IReadOnlyList<ClusterConfig> Clusters { get; } =
        [.. Routes.Select(route => route.ClusterId!).Distinct().Select(service => Cluster(service, new Uri($"http://{service}")))];

    public static ClusterConfig Cluster(string id, Uri address) => new()
    {
        ClusterId = id,
        Destinations = new Dictionary<string, DestinationConfig> { ["service"] = new() { Address = address.ToString() } },
        HttpRequest = new() { ActivityTimeout = TimeSpan.FromMinutes(5) },
    };

    private static RouteConfig Route(string id, string service, string path, string[]? methods, int order) =>
        new() { RouteId = id, ClusterId = service, Order = order, Match = new() { Path = path, Methods = methods } };
}
