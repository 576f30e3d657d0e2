using System.Globalization;
using DataMesh.Client;
using Yarp.ReverseProxy.Configuration;

namespace DataMesh.Gateway.Routing;

/// <summary>One route for each port of each product, to the address that its domain announced.</summary>
internal static class DataRoutes
{
    public const string Domain = "domain";
    public const string Contract = "contract";
    public const string Major = "major";

    public static IEnumerable<RouteConfig> RoutesTo(ProductPublished product) => product.Contracts.Select(contract => new RouteConfig
    {
        RouteId = $"data/{product.Domain}/{contract.Contract}/v{contract.Major}",
        ClusterId = ClusterOf(product),
        Order = 1,
        Match = new()
        {
            Path = $"/data/{product.Domain}/{contract.Contract}/v{contract.Major}/{{**rest}}",
            Methods = [HttpMethods.Get, HttpMethods.Head],
        },
        Metadata = new Dictionary<string, string>
        {
            [Domain] = product.Domain,
            [Contract] = contract.Contract,
            [Major] = contract.Major.ToString(CultureInfo.InvariantCulture),
        },
    });

    public static IEnumerable<ClusterConfig> ClustersOf(IEnumerable<ProductPublished> products) =>
        from product in products
        where product.Address is not null
        group product.Address by ClusterOf(product) into cluster
        select ServiceRoutes.Cluster(cluster.Key, cluster.First());

    private static string ClusterOf(ProductPublished product) => $"domain {product.Address}";
}
